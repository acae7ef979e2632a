package io.prestagelab.features;

import io.cucumber.core.backend.ObjectFactory;
import io.prestagelab.lab.trial.Bench;
import io.prestagelab.lab.trial.Trial;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The objects of one scenario at a time: one of each class, a trial on the bench among them. */
final class Instances implements ObjectFactory {
  private final Bench bench;
  private final Map<Class<?>, Object> made = new HashMap<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  Instances(Bench bench) {
    this.bench = bench;
  }

  @Override
  public boolean addClass(Class<?> glue) {
    return true;
  }

  @Override
  public void start() {
    // each object is made when it is first needed
  }

  @Override
  public <T> T getInstance(Class<T> type) {
    Object there = made.get(type);
    if (there == null) {
      there = type == Trial.class ? new Trial(bench) : construct(type);
      made.put(type, there);
      if (there instanceof AutoCloseable closeable) {
        open.push(closeable);
      }
    }
    return type.cast(there);
  }

  private Object construct(Class<?> type) {
    Constructor<?> constructor = type.getConstructors()[0];
    Object[] arguments =
        Arrays.stream(constructor.getParameterTypes()).map(this::getInstance).toArray();
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("cannot make a " + type, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type, e);
    }
  }

  @Override
  public void stop() {
    made.clear();
    RuntimeException failed = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        failed = new IllegalStateException("a scenario cannot be ended", e);
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
