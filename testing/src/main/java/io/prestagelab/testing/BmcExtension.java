package io.prestagelab.testing;

import io.prestagelab.emulator.host.QemuSettings;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A BMC for each test of a class, or, in a static field, one for all of them.
 *
 * <pre>{@code
 * @RegisterExtension final BmcExtension bmc = BmcExtension.simulated();
 * }</pre>
 *
 * A test that has a parameter of type {@link TestBmc} is given it.
 */
public final class BmcExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {

  private final TestBmcSettings settings;
  private @Nullable TestBmc running;
  private boolean shared;

  private BmcExtension(TestBmcSettings settings) {
    this.settings = settings;
  }

  /** A BMC with a simulated server. */
  public static BmcExtension simulated() {
    return of(TestBmcSettings.simulated());
  }

  /** A BMC with a QEMU machine that {@code machine} describes. */
  public static BmcExtension qemu(UnaryOperator<QemuSettings> machine) {
    return of(TestBmcSettings.qemu(machine));
  }

  /** A BMC as {@code settings} say. */
  public static BmcExtension of(TestBmcSettings settings) {
    return new BmcExtension(settings);
  }

  /**
   * The running BMC.
   *
   * @throws IllegalStateException outside of a test
   */
  public TestBmc bmc() {
    TestBmc now = running;
    if (now == null) {
      throw new IllegalStateException(
          "the BMC runs during a test only; register the extension with @RegisterExtension");
    }
    return now;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running = TestBmc.start(settings);
    shared = true;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!shared) {
      running = TestBmc.start(settings);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!shared) {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    shared = false;
    stop();
  }

  private void stop() {
    TestBmc now = running;
    running = null;
    if (now != null) {
      now.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestBmc.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return bmc();
  }
}
