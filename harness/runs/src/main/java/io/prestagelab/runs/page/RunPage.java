package io.prestagelab.runs.page;

import io.prestagelab.runs.RunException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The page of a run: a single HTML file that needs no server and no network. On top the verdict and
 * the diagnosis, below everything that was recorded, on one clock.
 */
public final class RunPage {
  private final Path run;

  /**
   * The page of the run in that folder.
   *
   * @throws RunException if it is no run's folder
   */
  public RunPage(Path run) {
    this.run = run;
    if (!canShow(run)) {
      throw new RunException(
          run + " is not the folder of a run: it has neither run.log nor logs of a server");
    }
  }

  /** Whether that folder is a run's. */
  public static boolean canShow(Path folder) {
    return new RunSummary(folder).isOfRun();
  }

  /** Writes it; an older one is replaced at the end. */
  public void write(Path file) {
    Map<String, Object> data = new RunSummary(run).data(true);
    data.put("records", new RunRecords(run).poll(true));
    new PageTemplate("run.html").write(file, data);
  }
}
