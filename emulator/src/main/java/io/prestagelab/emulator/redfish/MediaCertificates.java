package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.KnownServers;
import io.prestagelab.emulator.tls.Certificate;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The certificates of a drive's https servers (DSP2046, VirtualMedia.Certificates). */
final class MediaCertificates {

  private MediaCertificates() {}

  /** Those below the drive {@code slot}, a URI template. */
  static List<Resource> of(String slot) {
    String certificates = slot + "/Certificates";
    return List.of(
        Resource.at(
                certificates,
                Types.collection("Certificate"),
                (call, out) ->
                    Collections.members(
                        out,
                        "Certificates of servers of media",
                        servers(call).all().keySet().stream()
                            .map(id -> call.uri() + "/" + id)
                            .toList()))
            .on("POST", Privilege.CONFIGURE_MANAGER, MediaCertificates::add),
        Resource.at(
                certificates + "/{certificate}", Types.CERTIFICATE, MediaCertificates::certificate)
            .on("DELETE", Privilege.CONFIGURE_MANAGER, MediaCertificates::remove));
  }

  private static KnownServers servers(Call call) {
    return VirtualMediaResources.known(call).cd().servers();
  }

  private static X509Certificate find(Call call) {
    String id = call.variable("certificate");
    X509Certificate known =
        id.matches("\\d{1,9}") ? servers(call).all().get(Integer.valueOf(id)) : null;
    if (known == null) {
      throw call.missing();
    }
    return known;
  }

  private static void certificate(Call call, ObjectNode out) {
    draw(find(call), call.variable("certificate"), out);
  }

  private static void draw(X509Certificate certificate, String id, ObjectNode out) {
    out.put("Id", id);
    out.put("Name", "Certificate of a server of media");
    CertificateResources.draw(certificate, out);
  }

  private static Reply add(Call call) {
    Patch body = new Patch(call.body(), Json.object());
    String pem = body.required("CertificateString", text -> !text.isEmpty());
    String type = body.required("CertificateType", "PEM"::equals);
    body.apply();
    try {
      X509Certificate certificate = Certificate.parse(pem);
      String id = String.valueOf(servers(call).add(certificate));
      String uri = call.uri() + "/" + id;
      ObjectNode out = Json.object().put("@odata.id", uri).put("@odata.type", Types.CERTIFICATE);
      draw(certificate, id, out);
      return Reply.json(201, out.put("CertificateType", type)).with("Location", uri);
    } catch (IOException e) {
      throw new RedfishError(
          400, Message.of(BaseMessage.PROPERTY_VALUE_FORMAT_ERROR, "*", "CertificateString"));
    }
  }

  private static Reply remove(Call call) {
    X509Certificate unused = find(call);
    servers(call).remove(Integer.parseInt(call.variable("certificate")));
    return Reply.noContent();
  }
}
