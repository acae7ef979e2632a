package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogConfiguratorTest {

  @Test
  void theCommandLineLogsErrorsAndNothingOfTheHttpServer() {
    LoggerContext inUse = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = inUse.getLogger(Logger.ROOT_LOGGER_NAME);
    assertThat(root.getAppender("ERR")).isNotNull();
    assertThat(root.getEffectiveLevel()).isEqualTo(Level.ERROR);
    assertThat(inUse.getLogger("org.eclipse.jetty.server").getEffectiveLevel())
        .isEqualTo(Level.OFF);
    assertThat(inUse.getLogger("io.javalin.Javalin").getEffectiveLevel()).isEqualTo(Level.OFF);
  }

  @Test
  void aPropertyShowsMore() {
    LoggerContext context = new LoggerContext();
    System.setProperty("prestagelab.log", "INFO");
    try {
      LogConfigurator configurator = new LogConfigurator();
      configurator.setContext(context);
      configurator.configure(context);
    } finally {
      System.clearProperty("prestagelab.log");
    }
    assertThat(context.getLogger("io.prestagelab").getEffectiveLevel()).isEqualTo(Level.INFO);
    context.stop();
  }
}
