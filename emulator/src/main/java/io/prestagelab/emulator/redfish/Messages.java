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
        "The request failed due to an internal service error.  The service is still "
            + "operational.",
        "Resubmit the request.  If the problem persists, consider resetting the service.");
  }

  static Message malformedJson() {
    return of(
        "MalformedJSON",
        "Critical",
        "The request body submitted was malformed JSON and could not be parsed by the "
            + "receiving service.",
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
            "Remove the unknown property from the request body and resubmit the request if "
                + "the operation failed.",
            name)
        .about("#/" + name);
  }

  static Message propertyNotWritable(String name) {
    return of(
            "PropertyNotWritable",
            "Warning",
            "The property %1 is a read-only property and cannot be assigned a value.",
            "Remove the property from the request body and resubmit the request if the "
                + "operation failed.",
            name)
        .about("#/" + name);
  }

  static Message propertyMissing(String name) {
    return of(
            "PropertyMissing",
            "Warning",
            "The property %1 is a required property and must be included in the request.",
            "Ensure that the property is in the request body and has a valid value and "
                + "resubmit the request if the operation failed.",
            name)
        .about("#/" + name);
  }

  static Message propertyValueTypeError(String value, String name) {
    return of(
            "PropertyValueTypeError",
            "Warning",
            "The value '%1' for the property %2 is not a type that the property can accept.",
            "Correct the value for the property in the request body and resubmit the request "
                + "if the operation failed.",
            value,
            name)
        .about("#/" + name);
  }

  static Message propertyValueNotInList(String value, String name) {
    return of(
            "PropertyValueNotInList",
            "Warning",
            "The value '%1' for the property %2 is not in the list of acceptable values.",
            "Choose a value from the enumeration list that the implementation can support "
                + "and resubmit the request if the operation failed.",
            value,
            name)
        .about("#/" + name);
  }

  static Message propertyValueFormatError(String value, String name) {
    return of(
            "PropertyValueFormatError",
            "Warning",
            "The value '%1' for the property %2 is not a format that the property can accept.",
            "Correct the value for the property in the request body and resubmit the request "
                + "if the operation failed.",
            value,
            name)
        .about("#/" + name);
  }

  static Message actionParameterMissing(String action, String name) {
    return of(
        "ActionParameterMissing",
        "Critical",
        "The action %1 requires the parameter %2 to be present in the request body.",
        "Supply the action with the required parameter in the request body when the "
            + "request is resubmitted.",
        action,
        name);
  }

  static Message actionParameterUnknown(String action, String name) {
    return of(
        "ActionParameterUnknown",
        "Warning",
        "The action %1 was submitted with the invalid parameter %2.",
        "Correct the invalid action parameter and resubmit the request if the operation "
            + "failed.",
        action,
        name);
  }

  static Message actionParameterValueTypeError(String value, String name, String action) {
    return of(
        "ActionParameterValueTypeError",
        "Warning",
        "The value '%1' for the parameter %2 in the action %3 is not a type that the "
            + "parameter can accept.",
        "Correct the value for the parameter in the request body and resubmit the "
            + "request if the operation failed.",
        value,
        name,
        action);
  }

  static Message actionParameterValueNotInList(String value, String name, String action) {
    return of(
        "ActionParameterValueNotInList",
        "Warning",
        "The value '%1' for the parameter %2 in the action %3 is not in the list of "
            + "acceptable values.",
        "Choose a value from the enumeration list that the implementation can support "
            + "and resubmit the request if the operation failed.",
        value,
        name,
        action);
  }

  static Message actionParameterValueFormatError(String value, String name, String action) {
    return of(
        "ActionParameterValueFormatError",
        "Warning",
        "The value '%1' for the parameter %2 in the action %3 is not a format that the "
            + "parameter can accept.",
        "Correct the value for the parameter in the request body and resubmit the "
            + "request if the operation failed.",
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
        "There are insufficient privileges for the account or credentials associated "
            + "with the current session to perform the requested operation.",
        "Either abandon the operation or change the associated access rights and "
            + "resubmit the request if the operation failed.");
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
        "While accessing the resource at '%1', the service received an authorization "
            + "error '%2'.",
        "Ensure that the appropriate access is provided for the service in order for it "
            + "to access the URI.",
        uri,
        "user name or password is wrong");
  }

  static Message actionNotSupported(String action) {
    return of(
        "ActionNotSupported",
        "Critical",
        "The action %1 is not supported by the resource.",
        "Check the Actions property in the resource for the supported actions.",
        action);
  }

  static Message resourceInUse() {
    return of(
        "ResourceInUse",
        "Warning",
        "The change to the requested resource failed because the resource is in use or "
            + "in transition.",
        "Remove the condition and resubmit the request if the operation failed.");
  }

  static Message couldNotEstablishConnection(String uri) {
    return of(
        "CouldNotEstablishConnection",
        "Critical",
        "The service failed to establish a connection with the URI '%1'.",
        "Ensure that the URI contains a valid and reachable node name, protocol "
            + "information, and other URI components.",
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
        "The session establishment failed due to the number of simultaneous sessions "
            + "exceeding the limit of the implementation.",
        "Reduce the number of other sessions before trying to establish the session or "
            + "increase the limit of simultaneous sessions, if supported.");
  }

  static Message queryParameterUnsupported(String name) {
    return of(
        "QueryParameterUnsupported",
        "Warning",
        "Query parameter '%1' is not supported.",
        "Correct or remove the query parameter and resubmit the request.",
        name);
  }

  static Message queryNotSupportedOnResource() {
    return of(
        "QueryNotSupportedOnResource",
        "Warning",
        "Querying is not supported on the requested resource.",
        "Remove the query parameters and resubmit the request if the operation failed.");
  }

  static Message queryParameterOutOfRange(String value, String name) {
    return of(
        "QueryParameterOutOfRange",
        "Warning",
        "The value '%1' for the query parameter %2 is out of range %3.",
        "Reduce the value for the query parameter to a value that is within range, such "
            + "as a start or count value that is within bounds of the number of resources in a "
            + "collection or a page number that is within the range of valid pages.",
        value,
        name,
        "0 or more");
  }

  static Message queryParameterValueTypeError(String value, String name) {
    return of(
        "QueryParameterValueTypeError",
        "Warning",
        "The value '%1' for the query parameter %2 is not a type that the parameter can "
            + "accept.",
        "Correct the value for the query parameter in the request and resubmit the "
            + "request if the operation failed.",
        value,
        name);
  }

  static Message noOperation() {
    return of(
        "NoOperation",
        "Warning",
        "The request body submitted contain no data to act upon and no changes to the "
            + "resource took place.",
        "Add properties in the JSON object and resubmit the request.");
  }

  static Message resourceAlreadyExists(String type, String name, String value) {
    return of(
        "ResourceAlreadyExists",
        "Critical",
        "The requested resource of type %1 with the property %2 with the value '%3' "
            + "already exists.",
        "Do not repeat the create operation as the resource was already created.",
        type,
        name,
        value);
  }

  static Message preconditionRequired() {
    return of(
        "PreconditionRequired",
        "Critical",
        "A precondition header or annotation is required to change this resource.",
        "Try the operation again using an If-Match or If-None-Match header and "
            + "appropriate ETag.");
  }

  static Message headerInvalid(String name) {
    return of(
        "HeaderInvalid",
        "Critical",
        "Header '%1' is invalid.",
        "Resubmit the request with a valid request header.",
        name);
  }

  static Message propertyValueOutOfRange(String value, String name) {
    return of(
            "PropertyValueOutOfRange",
            "Warning",
            "The value '%1' for the property %2 is not in the supported range of acceptable"
                + " values.",
            "Correct the value for the property in the request body and resubmit the request if"
                + " the operation failed.",
            value,
            name)
        .about("#/" + name);
  }

  static Message eventSubscriptionLimitExceeded() {
    return of(
        "EventSubscriptionLimitExceeded",
        "Critical",
        "The event subscription failed due to the number of simultaneous subscriptions exceeding"
            + " the limit of the implementation.",
        "Reduce the number of other subscriptions before trying to establish the event"
            + " subscription or increase the limit of simultaneous subscriptions, if supported.");
  }

  static Message propertyValueConflict(String name, String other) {
    return of(
            "PropertyValueConflict",
            "Warning",
            "The property '%1' could not be written because its value would conflict with the"
                + " value of the '%2' property.",
            "No resolution is required.",
            name,
            other)
        .about("#/" + name);
  }

  static Message queryParameterValueError(String name) {
    return of(
        "QueryParameterValueError",
        "Warning",
        "The value for the parameter %1 in the request is invalid.",
        "Correct the value for the query parameter in the request and resubmit the request if the"
            + " operation failed.",
        name);
  }

  static Message temporarilyUnavailable(String seconds) {
    return of(
        "ServiceTemporarilyUnavailable",
        "Critical",
        "The service is temporarily unavailable.  Retry in %1 seconds.",
        "Wait for the indicated retry duration and retry the operation.",
        seconds);
  }

  static Message resourceCannotBeDeleted() {
    return of(
        "ResourceCannotBeDeleted",
        "Critical",
        "The delete request failed because the resource requested cannot be deleted.",
        "Do not attempt to delete a non-deletable resource.");
  }
}
