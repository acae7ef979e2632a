package io.prestagelab.bmctools.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A BMC without state whose answers a test replaces one by one. Its server is off, its drive has
 * {@link #IMAGE} in it, its override is Once from the CD: as after each step has worked.
 */
final class OddBmc implements AutoCloseable {
  static final String SYSTEM = "/redfish/v1/Systems/1";
  static final String RESET = SYSTEM + "/Actions/ComputerSystem.Reset";
  static final String MEDIA = "/redfish/v1/Managers/1/VirtualMedia/CD";
  static final String INSERT = MEDIA + "/Actions/VirtualMedia.InsertMedia";
  static final String EJECT = MEDIA + "/Actions/VirtualMedia.EjectMedia";
  static final String SESSIONS = "/redfish/v1/SessionService/Sessions";
  static final String TASK = "/redfish/v1/TaskService/Tasks/1";
  static final String IMAGE = "http://192.0.2.1/iso/bootimage.iso";

  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

  /** In the order of the answers: each request is in it before its answer is sent. */
  private final List<LoggedRequest> asked = new CopyOnWriteArrayList<>();

  OddBmc() {
    server.addMockServiceRequestListener(
        (request, response) -> asked.add(LoggedRequest.createFrom(request)));
    server.start();
    answers("/redfish/v1/", okJson(link("Systems", "/redfish/v1/Systems")));
    server.stubFor(
        post(SESSIONS)
            .willReturn(
                aResponse()
                    .withStatus(201)
                    .withHeader("X-Auth-Token", "token")
                    .withHeader("Location", SESSIONS + "/1")));
    server.stubFor(delete(SESSIONS + "/1").willReturn(aResponse().withStatus(204)));
    answers("/redfish/v1/Systems", okJson(members(SYSTEM)));
    answers("/redfish/v1/Managers", okJson(members("/redfish/v1/Managers/1")));
    answers(
        "/redfish/v1/Managers/1",
        okJson(link("VirtualMedia", "/redfish/v1/Managers/1/VirtualMedia")));
    answers("/redfish/v1/Managers/1/VirtualMedia", okJson(members(MEDIA)));
    answers(MEDIA, okJson(media("true", '"' + IMAGE + '"')));
    answers(SYSTEM, okJson(system("Off", "Once", "Cd")));
    for (String action : List.of(RESET, INSERT, EJECT)) {
      acts(action, aResponse().withStatus(204));
    }
    server.stubFor(patch(SYSTEM).willReturn(aResponse().withStatus(204)));
  }

  URI url() {
    return URI.create(server.baseUrl());
  }

  OddBmc answers(String path, ResponseDefinitionBuilder answer) {
    return stub(get(urlPathEqualTo(path)).willReturn(answer));
  }

  OddBmc acts(String path, ResponseDefinitionBuilder answer) {
    return stub(post(path).willReturn(answer));
  }

  OddBmc patches(String path, ResponseDefinitionBuilder answer) {
    return stub(patch(urlPathEqualTo(path)).willReturn(answer));
  }

  OddBmc stub(MappingBuilder stub) {
    server.stubFor(stub);
    return this;
  }

  /** Breaks whatever is asked for. */
  OddBmc everything(ResponseDefinitionBuilder answer) {
    return stub(any(com.github.tomakehurst.wiremock.client.WireMock.anyUrl()).willReturn(answer));
  }

  /** Method and path of what was asked but not read, in order. */
  List<String> changes() {
    return requests(false).toList();
  }

  List<String> reads() {
    return requests(true).toList();
  }

  private Stream<String> requests(boolean reads) {
    return asked.stream()
        .filter(request -> request.getMethod().equals(RequestMethod.GET) == reads)
        .map(request -> request.getMethod() + " " + request.getUrl());
  }

  /** The values of a header of the requests of one method. */
  List<String> headers(String method, String name) {
    return asked.stream()
        .filter(request -> request.getMethod().getName().equals(method))
        .filter(request -> request.containsHeader(name))
        .map(request -> request.getHeader(name))
        .toList();
  }

  static String media(String inserted, String image) {
    return """
        {"@odata.id": "%s", "MediaTypes": ["CD", "DVD"], "Inserted": %s, "Image": %s, "Actions": {
          "#VirtualMedia.InsertMedia": {"target": "%s"}, "#VirtualMedia.EjectMedia": {"target": "%s"}}}
        """
        .formatted(MEDIA, inserted, image, INSERT, EJECT);
  }

  static String system(String power, String enabled, String target) {
    return """
        {"@odata.id": "%s", "PowerState": "%s", "Actions": {"#ComputerSystem.Reset": {"target": "%s",
          "ResetType@Redfish.AllowableValues": ["On", "ForceOff"]}},
         "Boot": {"BootSourceOverrideEnabled": "%s", "BootSourceOverrideTarget": "%s"}}
        """
        .formatted(SYSTEM, power, RESET, enabled, target);
  }

  static String members(String... paths) {
    String links =
        Stream.of(paths)
            .map("{\"@odata.id\": \"%s\"}"::formatted)
            .collect(java.util.stream.Collectors.joining(","));
    return "{\"Members\": [" + links + "]}";
  }

  static String link(String name, String path) {
    return "{\"%s\": {\"@odata.id\": \"%s\"}}".formatted(name, path);
  }

  @Override
  public void close() {
    server.stop();
  }
}
