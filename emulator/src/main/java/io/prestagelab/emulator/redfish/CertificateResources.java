package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.tls.Certificate;
import io.prestagelab.emulator.tls.TlsIdentity;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
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

  private CertificateResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(SERVICE, Types.CERTIFICATE_SERVICE, CertificateResources::service),
        Resource.at(LOCATIONS, Types.CERTIFICATE_LOCATIONS, CertificateResources::locations),
        Resource.at(
            CERTIFICATES, Types.collection("Certificate"), CertificateResources::collection),
        Resource.at(CERTIFICATES + "/1", Types.CERTIFICATE, CertificateResources::certificate),
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
    REPLACE_INFO.draw(out.putObject("Actions"), SERVICE);
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
    X509Certificate x509 = kept.x509();
    out.put("Id", "1");
    out.put("Name", "HTTPS Certificate");
    out.put("CertificateString", kept.pem());
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
      tls.replace(tls.certificate().replacedBy(parameters.text("CertificateString")));
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
