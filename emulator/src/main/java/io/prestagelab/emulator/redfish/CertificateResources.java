package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.tls.Certificate;
import io.prestagelab.emulator.tls.SigningRequest;
import io.prestagelab.emulator.tls.TlsIdentity;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The TLS certificate, and its replacement at run time. All BMCs of a process share one: replacing
 * it at one of them replaces it at all.
 */
final class CertificateResources {

  private static final String SERVICE = Ids.ROOT + "/CertificateService";
  private static final String LOCATIONS = SERVICE + "/CertificateLocations";
  private static final String CERTIFICATES =
      Ids.ROOT + "/Managers/{system}/NetworkProtocol/HTTPS/Certificates";
  private static final String REPLACE = "CertificateService.ReplaceCertificate";

  private static final ActionInfo REPLACE_INFO =
      ActionInfo.of(SERVICE, REPLACE)
          .text("CertificateString", true)
          .choice("CertificateType", true, List.of("PEM"))
          .object("CertificateUri");

  private static final String REQUEST = "CertificateService.GenerateCSR";
  private static final List<String> SUBJECT =
      List.of(
          "CommonName", "Organization", "OrganizationalUnit", "City", "State", "Country", "Email");
  private static final ActionInfo REQUEST_INFO = request();

  private CertificateResources() {}

  private static ActionInfo request() {
    ActionInfo info = ActionInfo.of(SERVICE, REQUEST).object("CertificateCollection");
    List<String> required = List.of("CommonName", "Organization", "City", "State", "Country");
    for (String part : SUBJECT) {
      info.text(part, required.contains(part));
    }
    return info.texts("AlternativeNames")
        .texts("KeyUsage")
        .choice("KeyPairAlgorithm", false, List.of("TPM_ALG_ECDSA"));
  }

  static List<Resource> all() {
    return List.of(
        Resource.at(SERVICE, Types.CERTIFICATE_SERVICE, CertificateResources::service),
        Resource.at(LOCATIONS, Types.CERTIFICATE_LOCATIONS, CertificateResources::locations),
        Resource.at(
            CERTIFICATES, Types.collection("Certificate"), CertificateResources::collection),
        Resource.at(CERTIFICATES + "/1", Types.CERTIFICATE, CertificateResources::certificate),
        REQUEST_INFO.resource(),
        Resource.action(
            SERVICE + "/Actions/" + REQUEST,
            Privilege.CONFIGURE_MANAGER,
            CertificateResources::generate),
        REPLACE_INFO.resource(),
        Resource.action(
            SERVICE + "/Actions/" + REPLACE,
            Privilege.CONFIGURE_MANAGER,
            CertificateResources::replace));
  }

  private static void service(Call call, ObjectNode out) {
    out.put("Id", "CertificateService");
    out.put("Name", "Certificate Service");
    out.set("CertificateLocations", Json.link(LOCATIONS));
    ObjectNode actions = out.putObject("Actions");
    REPLACE_INFO.draw(actions, SERVICE);
    REQUEST_INFO.draw(actions, SERVICE);
  }

  private static List<String> uris(Call call) {
    if (!call.service().tls().isUsed()) {
      return List.of();
    }
    return call.service().systems().ids().stream()
        .map(id -> Ids.manager(id) + "/NetworkProtocol/HTTPS/Certificates/1")
        .toList();
  }

  private static void locations(Call call, ObjectNode out) {
    out.put("Id", "CertificateLocations");
    out.put("Name", "Certificate Locations");
    ObjectNode links = out.putObject("Links");
    links.put("Certificates@odata.count", uris(call).size());
    links.set("Certificates", Json.links(uris(call)));
  }

  private static void collection(Call call, ObjectNode out) {
    checkTls(call);
    Collections.members(out, "HTTPS Certificates", List.of(call.uri() + "/1"));
  }

  private static void checkTls(Call call) {
    call.system();
    if (!call.service().tls().isUsed()) {
      throw call.missing();
    }
  }

  private static void certificate(Call call, ObjectNode out) {
    checkTls(call);
    Certificate kept = call.service().tls().certificate();
    out.put("Id", "1");
    out.put("Name", "HTTPS Certificate");
    draw(kept.x509(), out);
  }

  /** What a certificate says. */
  static void draw(X509Certificate x509, ObjectNode out) {
    out.put("CertificateString", Certificate.pem(x509));
    out.put("CertificateType", "PEM");
    out.put(
        "SerialNumber", HexFormat.ofDelimiter(":").formatHex(x509.getSerialNumber().toByteArray()));
    out.put("SignatureAlgorithm", x509.getSigAlgName());
    out.put("ValidNotBefore", x509.getNotBefore().toInstant().toString());
    out.put("ValidNotAfter", x509.getNotAfter().toInstant().toString());
    out.putObject("Subject")
        .put("CommonName", Certificate.commonName(x509.getSubjectX500Principal()));
    out.putObject("Issuer")
        .put("CommonName", Certificate.commonName(x509.getIssuerX500Principal()));
  }

  /** A new key and a request for its certificate, which ReplaceCertificate then takes alone. */
  private static Reply generate(Call call) {
    Parameters parameters = REQUEST_INFO.parameters(call);
    String collection = parameters.object("CertificateCollection").path("@odata.id").asString("");
    if (!uris(call).contains(collection + "/1")) {
      throw new RedfishError(
          400,
          Message.of(
              BaseMessage.ACTION_PARAMETER_VALUE_NOT_IN_LIST,
              collection,
              "CertificateCollection",
              REQUEST));
    }
    Map<String, String> subject = new LinkedHashMap<>();
    SUBJECT.forEach(part -> subject.put(part, parameters.text(part, "")));
    try {
      SigningRequest request = SigningRequest.of(subject);
      call.service().tls().expect(request);
      ObjectNode out = Json.object().put("CSRString", request.pem());
      out.set("CertificateCollection", Json.link(collection));
      return Reply.json(200, out);
    } catch (IOException e) {
      throw new RedfishError(400, Message.error(String.valueOf(e.getMessage())));
    }
  }

  private static Reply replace(Call call) {
    Parameters parameters = REPLACE_INFO.parameters(call);
    String uri = parameters.object("CertificateUri").path("@odata.id").asString("");
    if (!uris(call).contains(uri)) {
      throw new RedfishError(
          400,
          Message.of(
              BaseMessage.ACTION_PARAMETER_VALUE_NOT_IN_LIST, uri, "CertificateUri", REPLACE));
    }
    try {
      TlsIdentity tls = call.service().tls();
      tls.replace(tls.replacement(parameters.text("CertificateString")));
    } catch (IOException e) {
      throw new RedfishError(
          400,
          Message.of(
              BaseMessage.ACTION_PARAMETER_VALUE_FORMAT_ERROR, "*", "CertificateString", REPLACE),
          Message.error(String.valueOf(e.getMessage())));
    }
    return Reply.noContent().with("Location", uri);
  }
}
