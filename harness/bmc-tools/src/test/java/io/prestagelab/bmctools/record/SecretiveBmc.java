package io.prestagelab.bmctools.record;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A BMC made from a seed, full of secrets: in bodies, headers, paths, queries, and encoded. */
final class SecretiveBmc implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  final List<String> secrets = new ArrayList<>();
  final List<String> paths = new ArrayList<>();
  final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final Map<String, String> documents = new LinkedHashMap<>();
  private final Random random;
  private final HttpServer server;
  private final String token;
  private final String etag;

  SecretiveBmc(long seed) {
    random = new Random(seed);
    token = secret(text("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ", 40));
    String serial = secret(text("ABCDEFGHJKLMNPQRSTUVWXYZ", 3) + text("0123456789", 4));
    etag = "\"" + base64("etag of " + serial) + "\"";
    build(serial);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private String secret(String value) {
    secrets.add(value);
    return value;
  }

  private String text(String alphabet, int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return out.toString();
  }

  private String mac() {
    return "b8:" + text("0123456789abcdef", 10).replaceAll("(..)(?!$)", "$1:");
  }

  private String uuid() {
    return text("0123456789abcdef", 32)
        .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  private String ipv4() {
    return "10.%d.%d.%d"
        .formatted(random.nextInt(256), random.nextInt(256), 10 + random.nextInt(240));
  }

  private static String base64(String plain) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static String percent(String plain) {
    return URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private ObjectNode document(String path, String type) {
    paths.add(path);
    return MAPPER
        .createObjectNode()
        .put("@odata.id", path)
        .put("@odata.type", "#" + type + ".v1_0_0." + type);
  }

  private static ObjectNode link(ObjectNode into, String name, String path) {
    return into.set(name, MAPPER.createObjectNode().put("@odata.id", path));
  }

  private void keep(ObjectNode document) {
    documents.put(document.path("@odata.id").asString().replaceAll("/$", ""), document.toString());
  }

  private void collection(String path, String... members) {
    ObjectNode collection = document(path, "Collection");
    ArrayNode list = collection.putArray("Members");
    for (String member : members) {
      list.addObject().put("@odata.id", member);
    }
    collection.put("Members@odata.count", members.length);
    keep(collection);
  }

  private void build(String serial) {
    String host = secret("rack" + text("0123456789", 3) + "node" + text("abcdefghijk", 4));
    String fqdn = host + "." + secret("site" + text("0123456789", 4)) + ".example-customer.com";
    secrets.add("example-customer");
    String user = secret("op_" + text("abcdefghijklmnop", 6));
    String mac = secret(mac());
    String uuid = secret(uuid());
    String ip = secret(ipv4());
    String ipv6 = secret("2a01:4f8:" + text("123456789", 4) + "::" + text("abcdef", 4));
    String asset = secret("DC" + text("0123456789", 5) + "/" + text("ABCDEFGH", 3) + " 4");
    String odd = secret(text("ABCDEFGH", 2) + " " + text("0123456789", 5) + "+" + text("xyz", 3));
    String license =
        secret(text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 25).replaceAll("(.{5})(?!$)", "$1-"));

    String system = "/redfish/v1/Systems/" + serial;
    String manager = "/redfish/v1/Managers/" + base64("bmc of " + serial);
    String odder = "/redfish/v1/Chassis/" + percent(odd);
    ObjectNode root = document("/redfish/v1/", "ServiceRoot").put("RedfishVersion", "1.18.0");
    root.put("UUID", uuid.toUpperCase(java.util.Locale.ROOT));
    link(root, "Systems", "/redfish/v1/Systems");
    link(root, "Managers", "/redfish/v1/Managers");
    link(root, "Chassis", "/redfish/v1/Chassis");
    link(root, "AccountService", "/redfish/v1/Accounts");
    keep(root);
    collection("/redfish/v1/Systems", system);
    collection("/redfish/v1/Managers", manager);
    collection("/redfish/v1/Chassis", odder);
    collection("/redfish/v1/Accounts", "/redfish/v1/Accounts/" + user);
    keep(document("/redfish/v1/Accounts/" + user, "ManagerAccount").put("UserName", user));

    ObjectNode body =
        document(system, "ComputerSystem").put("Id", serial).put("SerialNumber", serial);
    body.put("AssetTag", asset)
        .put("HostName", host)
        .put("BiosVersion", "1.2.3.4")
        .put("PowerState", "On");
    body.put("UUID", uuid.replace("-", ""));
    body.put("Description", "Server " + serial + " of " + fqdn + ", port " + mac.replace(":", "-"));
    body.putArray("Seen")
        .add("sn=" + serial.toLowerCase(java.util.Locale.ROOT))
        .add(jwt(user, serial));
    body.put("Raw", HexFormat.of().formatHex(("tag " + serial).getBytes(StandardCharsets.UTF_8)));
    body.put(
        "Inner",
        "{\"SerialNumber\": \"%s\", \"Password\": \"%s\"}"
            .formatted(serial, secret("Pw!" + text("abc123", 9))));
    body.putObject("Oem")
        .putObject("Acme")
        .put("LicenseKey", license)
        .put("Port_" + serial, mac.replace(":", ""));
    body.putObject("Boot").putArray("BootSourceOverrideTarget@Redfish.AllowableValues").add("Cd");
    link(body, "Log", system + "/Log");
    keep(body);
    ObjectNode log = document(system + "/Log", "LogEntryCollection");
    log.putArray("Members")
        .addObject()
        .put("@odata.id", system + "/Log/1")
        .put("Message", "login of " + user + " from " + ip);
    log.put("Members@odata.nextLink", system + "/Log?$skiptoken=" + base64("after " + serial));
    keep(log);
    keep(
        document(system + "/Log/1", "LogEntry")
            .put("Message", "User: " + user + ", address " + ip));
    ObjectNode page = MAPPER.createObjectNode();
    page.putArray("Members").addObject().put("@odata.id", system + "/Log/2");
    documents.put(system + "/Log?$skiptoken=" + base64("after " + serial), page.toString());
    keep(
        document(system + "/Log/2", "LogEntry")
            .put(
                "Message",
                "image http://"
                    + user
                    + ":"
                    + secret("hidden" + text("0123456789", 6))
                    + "@"
                    + fqdn
                    + "/a.iso"));

    ObjectNode bmc = document(manager, "Manager").put("FirmwareVersion", "7.00.30.00");
    bmc.putArray("IPv4Addresses").addObject().put("Address", ip).put("SubnetMask", "255.255.255.0");
    bmc.putArray("IPv6Addresses")
        .addObject()
        .put("Address", ipv6.toUpperCase(java.util.Locale.ROOT));
    bmc.put("FQDN", fqdn).put("MACAddress", mac.toUpperCase(java.util.Locale.ROOT));
    bmc.put(
        "CertificateString",
        "-----BEGIN CERTIFICATE-----\n"
            + secret(text("abcdefghijkLMNOP0123", 64))
            + "\n-----END CERTIFICATE-----\n");
    bmc.putArray("CommunityNames")
        .addObject()
        .put("CommunityString", secret("snmp" + text("0123456789", 6)));
    keep(bmc);
    ObjectNode chassis = document(odder, "Chassis").put("SerialNumber", odd).put("AssetTag", asset);
    chassis
        .putObject("Location")
        .putObject("PostalAddress")
        .put("City", secret("Kirchdorf" + text("abc", 3)))
        .put("Room", secret("R" + text("0123456789", 6)));
    chassis.put(
        "Blob",
        Base64.getEncoder()
            .encodeToString(
                ("{\"sn\":\"" + serial + "\",\"x\":\"" + uuid + "\"}")
                    .getBytes(StandardCharsets.UTF_8)));
    keep(chassis);
  }

  private String jwt(String user, String serial) {
    String signature = secret(text("abcdefghijklmnopqrstuvwxyz0123456789", 43));
    return base64("{\"alg\":\"HS256\"}")
        + "."
        + base64("{\"sub\":\"" + user + "\",\"node\":\"" + serial + "\"}")
        + "."
        + signature;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestURI().toString();
    asked.add(exchange.getRequestMethod() + " " + target);
    exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("X-Auth-Token", token);
      exchange.getResponseHeaders().set("Location", "/redfish/v1/SessionService/Sessions/" + token);
      send(exchange, 201, "{}");
      return;
    }
    exchange.getResponseHeaders().set("ETag", etag);
    exchange.getResponseHeaders().set("Set-Cookie", "SESSION=" + token);
    String document = documents.get(target.replaceAll("/$", ""));
    send(exchange, document == null ? 404 : 200, document == null ? "{}" : document);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
