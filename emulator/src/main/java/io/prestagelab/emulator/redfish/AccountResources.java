package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Account;
import io.prestagelab.emulator.bmc.Accounts;
import io.prestagelab.emulator.bmc.BmcException;
import io.prestagelab.emulator.bmc.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Accounts and roles. The accounts are those of the service's first BMC. */
final class AccountResources {

  private static final String SERVICE = Ids.ROOT + "/AccountService";
  private static final String ACCOUNTS = SERVICE + "/Accounts";
  private static final String ROLES = SERVICE + "/Roles";
  private static final int MIN_PASSWORD = 8;
  private static final int MAX_PASSWORD = 64;

  private AccountResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(SERVICE, Types.ACCOUNT_SERVICE, AccountResources::service),
        Resource.at(ACCOUNTS, Types.collection("ManagerAccount"), AccountResources::accounts)
            .on("POST", Privilege.CONFIGURE_USERS, AccountResources::create),
        Resource.at(ACCOUNTS + "/{account}", Types.ACCOUNT, AccountResources::account)
            .withUnseen(call -> find(call).secret())
            .on("PATCH", Privilege.CONFIGURE_SELF, AccountResources::patch)
            .on("DELETE", Privilege.CONFIGURE_USERS, AccountResources::delete),
        Resource.at(ROLES, Types.collection("Role"), AccountResources::roles),
        Resource.at(ROLES + "/{role}", Types.ROLE, AccountResources::role));
  }

  /** Where the account of this name is. */
  static String uri(String name) {
    return ACCOUNTS + "/" + name;
  }

  private static Accounts accountsOf(Call call) {
    return call.service().systems().first().accounts();
  }

  private static void service(Call call, ObjectNode out) {
    out.put("Id", "AccountService");
    out.put("Name", "Account Service");
    out.put("ServiceEnabled", true);
    out.put("HTTPBasicAuth", "Enabled");
    out.put("LocalAccountAuth", "Enabled");
    out.set("SupportedAccountTypes", Json.array(List.of("Redfish")));
    out.put("MinPasswordLength", MIN_PASSWORD);
    out.put("MaxPasswordLength", MAX_PASSWORD);
    out.put("AccountLockoutThreshold", Accounts.LOCKOUT_THRESHOLD);
    out.put("AccountLockoutDuration", Accounts.LOCKOUT.toSeconds());
    out.set("Status", Json.healthy());
    out.set("Accounts", Json.link(ACCOUNTS));
    out.set("Roles", Json.link(ROLES));
  }

  private static void accounts(Call call, ObjectNode out) {
    List<String> uris =
        accountsOf(call).all().stream().map(account -> ACCOUNTS + "/" + account.name()).toList();
    Collections.members(out, "Accounts Collection", uris);
  }

  private static Account find(Call call) {
    return accountsOf(call).find(call.variable("account")).orElseThrow(call::missing);
  }

  private static void account(Call call, ObjectNode out) {
    draw(call, find(call), out);
  }

  private static void draw(Call call, Account account, ObjectNode out) {
    out.put("Id", account.name());
    out.put("Name", "User Account");
    out.put("UserName", account.name());
    out.putNull("Password");
    out.put("RoleId", account.role().wire());
    out.put("Enabled", account.enabled());
    out.put("PasswordChangeRequired", account.mustChange());
    out.put("Locked", accountsOf(call).isLocked(account.name()));
    out.set("AccountTypes", Json.array(List.of("Redfish")));
    out.putObject("Links").set("Role", Json.link(ROLES + "/" + account.role().wire()));
  }

  private static Reply create(Call call) {
    Patch body = new Patch(call.body(), Json.object());
    String name = body.required("UserName", AccountResources::isName);
    String password = body.required("Password", AccountResources::isPassword);
    String roleId = body.required("RoleId", word -> Role.of(word).isPresent());
    boolean enabled = body.flag("Enabled", true);
    boolean mustChange = body.flag("PasswordChangeRequired", false);
    body.ignore("AccountTypes");
    body.apply();
    Account made;
    try {
      Role role = Role.of(roleId).orElse(Role.READ_ONLY);
      made = accountsOf(call).add(name, password, role, enabled, mustChange);
    } catch (BmcException e) {
      throw taken(name);
    }
    String uri = ACCOUNTS + "/" + made.name();
    ObjectNode out = Json.object().put("@odata.id", uri).put("@odata.type", Types.ACCOUNT);
    draw(call, made, out);
    return Reply.json(201, out).with("Location", uri);
  }

  private static RedfishError taken(String name) {
    return new RedfishError(
        409, Message.of(BaseMessage.RESOURCE_ALREADY_EXISTS, "ManagerAccount", "UserName", name));
  }

  private static boolean isName(String word) {
    return word.matches("[A-Za-z0-9_.-]{1,32}");
  }

  private static boolean isPassword(String word) {
    return word.length() >= MIN_PASSWORD && word.length() <= MAX_PASSWORD;
  }

  private static Reply patch(Call call) {
    Accounts accounts = accountsOf(call);
    Account old = find(call);
    boolean manages = mayManageUsers(call);
    if (!manages && (call.account() == null || !call.account().name().equals(old.name()))) {
      throw new RedfishError(403, Message.of(BaseMessage.INSUFFICIENT_PRIVILEGE));
    }
    Patch patch = new Patch(call.body(), call.resource().render(call));
    if (!manages
        && Stream.of("UserName", "RoleId", "Enabled", "PasswordChangeRequired", "Locked")
            .anyMatch(patch::has)) {
      throw new RedfishError(403, Message.of(BaseMessage.INSUFFICIENT_PRIVILEGE));
    }
    String name = patch.optional("UserName", AccountResources::isName);
    if (!name.isEmpty() && !name.equals(old.name()) && accounts.find(name).isPresent()) {
      throw taken(name);
    }
    String password = patch.optional("Password", AccountResources::isPassword);
    Role role =
        patch.choice(
            "RoleId", old.role(), w -> Role.of(w).orElseThrow(IllegalArgumentException::new));
    boolean enabled = patch.flag("Enabled", old.enabled());
    boolean mustChange =
        patch.flag("PasswordChangeRequired", old.mustChange() && password.isEmpty());
    patch.then(
        "account",
        () -> {
          Account changed = new Account(old.name(), role, enabled, old.secret(), mustChange);
          accounts.change(password.isEmpty() ? changed : accounts.withPassword(changed, password));
        });
    if (patch.has("Locked")) {
      unlock(patch, old, accounts);
    }
    if (!name.isEmpty() && !name.equals(old.name())) {
      patch.then("name", () -> rename(call, old.name(), name));
    }
    return patch.applied(call);
  }

  /** Locked can be taken back; only wrong passwords set it (DSP2046, ManagerAccount). */
  private static void unlock(Patch patch, Account account, Accounts accounts) {
    if (patch.flag("Locked", false)) {
      throw new RedfishError(
          400, Message.of(BaseMessage.PROPERTY_VALUE_NOT_IN_LIST, "true", "Locked"));
    }
    patch.then("Locked", () -> accounts.unlock(account.name()));
  }

  /** The account's URI ends in its name and changes with it; its sessions end. */
  private static void rename(Call call, String old, String name) {
    accountsOf(call).rename(old, name);
    endSessions(call, old);
  }

  private static void endSessions(Call call, String user) {
    call.service().sessions().all().stream()
        .filter(session -> session.user().equals(user))
        .forEach(call.service().sessions()::close);
  }

  private static boolean mayManageUsers(Call call) {
    Account account = call.account();
    return account != null && Privilege.CONFIGURE_USERS.isHeldBy(account.role());
  }

  private static Reply delete(Call call) {
    Account account = find(call);
    long administrators =
        accountsOf(call).all().stream().filter(a -> a.role() == Role.ADMINISTRATOR).count();
    if (account.role() == Role.ADMINISTRATOR && administrators == 1) {
      throw new RedfishError(409, Message.error("The last administrator cannot be removed."));
    }
    accountsOf(call).remove(account.name());
    endSessions(call, account.name());
    return Reply.noContent();
  }

  private static void roles(Call call, ObjectNode out) {
    List<String> uris =
        Arrays.stream(Role.values()).map(role -> ROLES + "/" + role.wire()).toList();
    Collections.members(out, "Roles Collection", uris);
  }

  private static void role(Call call, ObjectNode out) {
    Role role = Role.of(call.variable("role")).orElseThrow(call::missing);
    out.put("Id", role.wire());
    out.put("Name", role.wire() + " Role");
    out.put("RoleId", role.wire());
    out.put("IsPredefined", true);
    out.set("AssignedPrivileges", Json.array(Privilege.of(role)));
  }
}
