package io.prestagelab.runs.capsule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is covered in a part of a disk, to the byte: everything else there is as it was. */
class SecretsTest {
  private static final String KEY = "-----BEGIN %sPRIVATE KEY-----";

  private static String covered(String disk) {
    byte[] bytes = disk.getBytes(StandardCharsets.ISO_8859_1);
    Secrets.coverIn(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** MD5, SHA-256, SHA-512 and yescrypt, as crypt(5) has them; the shortest is of 22 characters. */
  @ParameterizedTest
  @ValueSource(strings = {"$1$", "$5$", "$6$", "$y$"})
  void a_hash_of_a_password_is_covered_with_its_salt(String method) {
    String hash = "./salt$aB9=,*hashhash";
    assertThat(covered("root:" + method + hash + ":19000:"))
        .isEqualTo("root:" + method + "*".repeat(hash.length()) + ":19000:");
  }

  @Test
  void three_letters_before_fewer_than_twenty_of_a_hash_are_chance() {
    assertThat(covered("$6$" + "a".repeat(19))).isEqualTo("$6$" + "a".repeat(19));
    assertThat(covered("$6$" + "a".repeat(20))).isEqualTo("$6$" + "*".repeat(20));
  }

  @Test
  void another_method_or_sign_is_no_hash() {
    String variables = "$7$" + "a".repeat(30) + " $6-" + "a".repeat(30) + " x6$" + "a".repeat(30);
    assertThat(covered(variables)).isEqualTo(variables);
  }

  /** The lines stay, with stars for what is in them. */
  @Test
  void the_lines_of_a_private_key_are_covered() {
    assertThat(covered(KEY.formatted("") + "\nMI+B/9=\r\nab: c,d\n-----END"))
        .isEqualTo(KEY.formatted("") + "\n********\n*******\n-----END");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA ", "EC ", "OPENSSH ", "ENCRYPTED "})
  void keys_of_every_type_are(String type) {
    assertThat(covered(KEY.formatted(type) + "\nMIIB")).endsWith("-----\n****");
  }

  @Test
  void a_first_line_of_a_key_is_not_longer_than_forty_characters_behind_begin() {
    String longest = KEY.formatted("A".repeat(24)) + "\n";
    String longer = KEY.formatted("A".repeat(25)) + "\n";
    assertThat(covered(longest + "MIIB")).isEqualTo(longest + "****");
    assertThat(covered(longer + "MIIB")).isEqualTo(longer + "MIIB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN CERTIFICATE-----\nMIIB\n",
        "-----ENDED PRIVATE KEY-----\nMIIB\n",
        "-----BEGIN PRIVATE KEY",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN ",
        "pays $6",
        "$",
        "--",
        ""
      })
  void what_is_no_secret_or_ends_with_the_part_stays(String text) {
    assertThat(covered(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "password=geheim next=1 | password=*** next=1",
        "sysadmin_password: 'a b' # set | sysadmin_password: '***' # set",
        "X-Auth-Token: abc, Accept: x | X-Auth-Token: ***, Accept: x",
        "GET https://admin:pw@bmc/iso | GET https://***@bmc/iso",
        "root:$6$abcdefgh:1 | root:***:1",
        "\"Password\": \"a\", \"b\": 1 | \"Password\": \"***\", \"b\": 1"
      })
  void in_a_record_three_stars_stand_for_the_secret_alone(String record, String kept) {
    assertThat(Secrets.removedFrom(record)).isEqualTo(kept);
  }
}
