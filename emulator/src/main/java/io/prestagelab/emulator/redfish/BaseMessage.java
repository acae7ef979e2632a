package io.prestagelab.emulator.redfish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * The messages of DMTF's Base registry (1.22.1) that this service sends; their texts are the
 * registry's, in {@code base-messages.json}.
 */
enum BaseMessage {
  GENERAL_ERROR("GeneralError"),
  INTERNAL_ERROR("InternalError"),
  MALFORMED_JSON("MalformedJSON"),
  UNRECOGNIZED_REQUEST_BODY("UnrecognizedRequestBody"),
  PROPERTY_UNKNOWN("PropertyUnknown"),
  PROPERTY_NOT_WRITABLE("PropertyNotWritable"),
  PROPERTY_MISSING("PropertyMissing"),
  PROPERTY_VALUE_TYPE_ERROR("PropertyValueTypeError"),
  PROPERTY_VALUE_NOT_IN_LIST("PropertyValueNotInList"),
  PROPERTY_VALUE_FORMAT_ERROR("PropertyValueFormatError"),
  ACTION_PARAMETER_MISSING("ActionParameterMissing"),
  ACTION_PARAMETER_UNKNOWN("ActionParameterUnknown"),
  ACTION_PARAMETER_VALUE_TYPE_ERROR("ActionParameterValueTypeError"),
  ACTION_PARAMETER_VALUE_NOT_IN_LIST("ActionParameterValueNotInList"),
  ACTION_PARAMETER_VALUE_FORMAT_ERROR("ActionParameterValueFormatError"),
  RESOURCE_MISSING_AT_URI("ResourceMissingAtURI"),
  OPERATION_NOT_ALLOWED("OperationNotAllowed"),
  INSUFFICIENT_PRIVILEGE("InsufficientPrivilege"),
  NO_VALID_SESSION("NoValidSession"),
  RESOURCE_AT_URI_UNAUTHORIZED("ResourceAtUriUnauthorized"),
  RESOURCE_IN_USE("ResourceInUse"),
  ACTION_NOT_SUPPORTED("ActionNotSupported"),
  PRECONDITION_FAILED("PreconditionFailed"),
  SESSION_LIMIT_EXCEEDED("SessionLimitExceeded"),
  QUERY_PARAMETER_UNSUPPORTED("QueryParameterUnsupported"),
  QUERY_NOT_SUPPORTED_ON_RESOURCE("QueryNotSupportedOnResource"),
  QUERY_PARAMETER_OUT_OF_RANGE("QueryParameterOutOfRange"),
  QUERY_PARAMETER_VALUE_TYPE_ERROR("QueryParameterValueTypeError"),
  NO_OPERATION("NoOperation"),
  RESOURCE_ALREADY_EXISTS("ResourceAlreadyExists"),
  COULD_NOT_ESTABLISH_CONNECTION("CouldNotEstablishConnection"),
  PASSWORD_CHANGE_REQUIRED("PasswordChangeRequired"),
  PRECONDITION_REQUIRED("PreconditionRequired"),
  HEADER_INVALID("HeaderInvalid"),
  PROPERTY_VALUE_OUT_OF_RANGE("PropertyValueOutOfRange"),
  EVENT_SUBSCRIPTION_LIMIT_EXCEEDED("EventSubscriptionLimitExceeded"),
  PROPERTY_VALUE_CONFLICT("PropertyValueConflict"),
  QUERY_PARAMETER_VALUE_ERROR("QueryParameterValueError"),
  SERVICE_TEMPORARILY_UNAVAILABLE("ServiceTemporarilyUnavailable");

  private static final class Texts {
    static final JsonNode ALL = read();

    private static JsonNode read() {
      try (InputStream in = BaseMessage.class.getResourceAsStream("base-messages.json")) {
        return Json.MAPPER.readTree(Objects.requireNonNull(in, "base-messages.json"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final String key;

  BaseMessage(String key) {
    this.key = key;
  }

  /** The message's name in the registry. */
  String key() {
    return key;
  }

  /** OK, Warning or Critical. */
  String severity() {
    return data("severity");
  }

  /** The text, with {@code %1} and so on in the places of arguments. */
  String text() {
    return data("text");
  }

  /** What the client can do. */
  String resolution() {
    return data("resolution");
  }

  /** Which argument names the property that is meant, from 1; 0 if none does. */
  int property() {
    return Texts.ALL.path(key).path("property").asInt(0);
  }

  private String data(String name) {
    return Texts.ALL.required(key).required(name).asString();
  }
}
