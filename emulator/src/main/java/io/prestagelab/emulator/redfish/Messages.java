package io.prestagelab.emulator.redfish;

import java.util.List;

/** The messages of DMTF's Base registry that this service uses. */
final class Messages {

  private Messages() {}

  private static Message of(String key, String severity, String text, String help, String... args) {
    String filled = text;
    for (int i = 0; i < args.length; i++) {
      filled = filled.replace("%" + (i + 1), args[i]);
    }
    return new Message(key, severity, filled, List.of(args), help, "");
  }

  static Message success() {
    return of("Success", "OK", "The request completed successfully.", "None.");
  }

  static Message created() {
    return of("Created", "OK", "The resource was created successfully.", "None.");
  }

  static Message generalError(String text) {
    return of(
        "GeneralError",
        "Critical",
        text,
        "See the message for what happened; correct it and retry.");
  }

  static Message internalError() {
    return of(
        "InternalError",
        "Critical",
        "The request failed due to an internal service error.  The service is still operational.",
        "Resubmit the request.  If the problem persists, consider resetting the service.");
  }

  static Message malformedJson() {
    return of(
        "MalformedJSON",
        "Critical",
        "The request body submitted was malformed JSON and could not be parsed by the receiving"
            + " service.",
        "Ensure that the request body is valid JSON and resubmit the request.");
  }

  static Message unrecognizedRequestBody() {
    return of(
        "UnrecognizedRequestBody",
        "Warning",
        "The service detected a malformed request body that it was unable to interpret.",
        "Correct the request body and resubmit the request if it failed.");
  }

  static Message propertyUnknown(String name) {
    return of(
            "PropertyUnknown",
            "Warning",
            "The property %1 is not in the list of valid properties for the resource.",
            "Remove the unknown property from the request body and resubmit the request.",
            name)
        .about("#/" + name);
  }

  static Message propertyNotWritable(String name) {
    return of(
            "PropertyNotWritable",
            "Warning",
            "The property %1 is a read-only property and cannot be assigned a value.",
            "Remove the property from the request body and resubmit the request.",
            name)
        .about("#/" + name);
  }

  static Message propertyMissing(String name) {
    return of(
            "PropertyMissing",
            "Warning",
            "The property %1 is a required property and must be included in the request.",
            "Ensure that the property is in the request body and resubmit the request.",
            name)
        .about("#/" + name);
  }

  static Message propertyValueTypeError(String value, String name) {
    return of(
            "PropertyValueTypeError",
            "Warning",
            "The value '%1' for the property %2 is not a type that the property can accept.",
            "Correct the value for the property in the request body and resubmit the request.",
            value,
            name)
        .about("#/" + name);
  }

  static Message propertyValueNotInList(String value, String name) {
    return of(
            "PropertyValueNotInList",
            "Warning",
            "The value '%1' for the property %2 is not in the list of acceptable values.",
            "Choose a value from the enumeration list that the implementation can support.",
            value,
            name)
        .about("#/" + name);
  }

  static Message propertyValueFormatError(String value, String name) {
    return of(
            "PropertyValueFormatError",
            "Warning",
            "The value '%1' for the property %2 is not a format that the property can accept.",
            "Correct the value for the property in the request body and resubmit the request.",
            value,
            name)
        .about("#/" + name);
  }

  static Message actionParameterMissing(String action, String name) {
    return of(
        "ActionParameterMissing",
        "Critical",
        "The action %1 requires the parameter %2 to be present in the request body.",
        "Supply the action with the required parameter in the request body.",
        action,
        name);
  }

  static Message actionParameterUnknown(String action, String name) {
    return of(
        "ActionParameterUnknown",
        "Warning",
        "The action %1 was submitted with the invalid parameter %2.",
        "Correct the invalid parameter and resubmit the request if the operation failed.",
        action,
        name);
  }

  static Message actionParameterValueTypeError(String value, String name, String action) {
    return of(
        "ActionParameterValueTypeError",
        "Warning",
        "The value '%1' for the parameter %2 in the action %3 is not a type that the parameter can"
            + " accept.",
        "Correct the value for the parameter in the request body and resubmit the request.",
        value,
        name,
        action);
  }

  static Message actionParameterValueNotInList(String value, String name, String action) {
    return of(
        "ActionParameterValueNotInList",
        "Warning",
        "The value '%1' for the parameter %2 in the action %3 is not in the list of acceptable"
            + " values.",
        "Choose a value from the enumeration list that the implementation can support.",
        value,
        name,
        action);
  }

  static Message actionParameterValueFormatError(String value, String name, String action) {
    return of(
        "ActionParameterValueFormatError",
        "Warning",
        "The value '%1' for the parameter %2 in the action %3 is not a format that the parameter"
            + " can accept.",
        "Correct the value for the parameter in the request body and resubmit the request.",
        value,
        name,
        action);
  }

  static Message resourceMissing(String uri) {
    return of(
        "ResourceMissingAtURI",
        "Critical",
        "The resource at the URI '%1' was not found.",
        "Place a valid resource at the URI or correct the URI and resubmit the request.",
        uri);
  }

  static Message operationNotAllowed() {
    return of(
        "OperationNotAllowed",
        "Critical",
        "The HTTP method is not allowed on this resource.",
        "None.");
  }

  static Message insufficientPrivilege() {
    return of(
        "InsufficientPrivilege",
        "Critical",
        "There are insufficient privileges for the account or credentials associated with the"
            + " current session to perform the requested operation.",
        "Either abandon the operation or change the associated access rights and resubmit the"
            + " request.");
  }

  static Message noValidSession() {
    return of(
        "NoValidSession",
        "Critical",
        "There is no valid session established with the implementation.",
        "Establish a session before attempting any operations.");
  }

  static Message authorizationRejected(String uri) {
    return of(
        "ResourceAtUriUnauthorized",
        "Critical",
        "While accessing the resource at '%1', the service received an authorization error '%2'.",
        "Ensure that the appropriate access is provided for the service in order for it to access"
            + " the URI.",
        uri,
        "user name or password is wrong");
  }

  static Message actionNotSupported(String action) {
    return of(
        "ActionNotSupported",
        "Critical",
        "The action %1 is not supported by the resource.",
        "Look at the resource's Actions for what can be requested.",
        action);
  }

  static Message resourceInUse() {
    return of(
        "ResourceInUse",
        "Warning",
        "The change to the requested resource failed because the resource is in use or in"
            + " transition.",
        "Remove the condition and resubmit the request if the operation failed.");
  }

  static Message couldNotEstablishConnection(String uri) {
    return of(
        "CouldNotEstablishConnection",
        "Critical",
        "The service failed to establish a connection with the URI '%1'.",
        "Ensure that the URI contains a valid and reachable node name, protocol information and"
            + " other URI components.",
        uri);
  }

  static Message preconditionFailed() {
    return of(
        "PreconditionFailed",
        "Critical",
        "The ETag supplied did not match the ETag required to change this resource.",
        "Try the operation again using the appropriate ETag.");
  }

  static Message sessionLimitExceeded() {
    return of(
        "SessionLimitExceeded",
        "Critical",
        "The session establishment failed due to the number of simultaneous sessions exceeding the"
            + " limit of the implementation.",
        "Reduce the number of other sessions before trying to establish the session or increase the"
            + " limit of simultaneous sessions, if supported.");
  }
}
