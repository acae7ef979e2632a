package io.prestagelab.bmctools.scrub;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which properties hold secrets, by their names.
 *
 * <p>Source: names of the schema bundle DSP8010 and of vendors' OEM parts.
 */
final class SecretNames {
  private static final Map<SecretKind, Pattern> NAMES = names();

  /** Values that BMCs show where there is none. */
  private static final Set<String> NOTHING =
      Set.of(
          "",
          "-",
          "0",
          "n/a",
          "na",
          "none",
          "null",
          "unknown",
          "not available",
          "not specified",
          "notspecified",
          "not set",
          "empty",
          "default string",
          "to be filled by o.e.m.",
          "localhost",
          "***",
          "*");

  private SecretNames() {}

  private static Map<SecretKind, Pattern> names() {
    Map<SecretKind, String> names = new LinkedHashMap<>();
    names.put(
        SecretKind.PASSWORD,
        ".*(password|passwd|passphrase|passcode|secret|secretkey|privatekey|sharedkey"
            + "|encryptionkey|authenticationkey|apikey|authkey|community|communityname"
            + "|communitystring|communitystrings)");
    names.put(SecretKind.TOKEN, ".*(token|sessionkey|cookie|jwt|bearer)");
    names.put(
        SecretKind.LICENSE,
        ".*(license|licence|licensekey|licencekey|licensestring|licensenumber|entitlementid"
            + "|entitlementids|activationkey|productkey)");
    names.put(
        SecretKind.CERTIFICATE,
        ".*(certificate|certificatestring|certificatechain|publickey|hostkey|fingerprint"
            + "|thumbprint|csrstring|signature|signaturestring)");
    names.put(SecretKind.UUID, ".*(uuid|guid)");
    names.put(SecretKind.MAC, ".*(mac|macaddress|macaddresses|macaddr)");
    names.put(
        SecretKind.IDENTIFIER,
        ".*(serialnumber|serialno|serial|servicetag|servicetags|expressservicecode|assettag"
            + "|assetid|durablename|wwn|wwnn|wwpn|nqn|iqn|initiatorname|ppid)|sku|sn|tag");
    names.put(
        SecretKind.HOST,
        ".*(hostname|hostnames|fqdn|dnsname|dnsracname|domainname|nameserver|nameservers"
            + "|ntpserver|ntpservers|serviceaddress|serviceaddresses|serveraddress|syslogserver)");
    names.put(
        SecretKind.USER,
        ".*(username|usernames|userid|loginname|accountname|distinguishedname"
            + "|basedistinguishednames|remoteuser|remotegroup|contactname)|user|users|owner"
            + "|createdby|contact|syscontact");
    names.put(
        SecretKind.PLACE,
        "postaladdress|placement|contacts|latitude|longitude|syslocation|.*(phonenumber|phone"
            + "|emailaddress|email)|street|city|building|room|postalcode|addresslandmark");
    Map<SecretKind, Pattern> patterns = new LinkedHashMap<>();
    names.forEach((kind, regex) -> patterns.put(kind, Pattern.compile(regex)));
    return patterns;
  }

  /** What a property of this name holds, if that is known. */
  static Optional<SecretKind> kind(String property) {
    if (property.contains("@")) {
      return Optional.empty();
    }
    String name = property.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(name).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether {@code value} stands for "there is none". */
  static boolean isNothing(String value) {
    String plain = value.strip().toLowerCase(Locale.ROOT);
    return NOTHING.contains(plain) || plain.matches("0+|x+|\\.+|\\*+");
  }
}
