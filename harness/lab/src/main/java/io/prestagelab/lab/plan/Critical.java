package io.prestagelab.lab.plan;

import java.util.EnumMap;
import java.util.Map;

/** What holds up most subclouds at a time. */
public enum Critical {
  /** Flows get less than they could take. */
  UPLINK("the System Controller's uplink"),
  /** Subclouds wait for a place, and the uplink has room for more. */
  PARALLEL("the limit of parallel installs"),
  MEDIA("virtual media and their links"),
  LINK("the subclouds' links"),
  DISK("the subclouds' disks"),
  SERVER("the servers: firmware, kernel, installer"),
  CONTROLLER("the System Controller's steps"),
  NOTICE("failures that nobody has noticed yet");

  private final String words;

  Critical(String words) {
    this.words = words;
  }

  /** What people call it. */
  public String words() {
    return words;
  }

  /** Of a part of a window. */
  static Critical of(WindowRecord.Part part) {
    Map<Critical, Double> held = new EnumMap<>(Critical.class);
    part.stages().forEach((stage, count) -> held.merge(holder(stage), count, Double::sum));
    double flowing = held.getOrDefault(MEDIA, 0d) + held.getOrDefault(LINK, 0d);
    if (part.held() > 0 && part.held() >= flowing / 2) {
      return UPLINK;
    }
    if (part.waiting() >= 1) {
      return PARALLEL;
    }
    return held.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(SERVER);
  }

  private static Critical holder(FleetStage stage) {
    return switch (stage) {
      case MEDIA -> MEDIA;
      case PACKAGES -> LINK;
      case BUNDLE -> DISK;
      case PREPARE -> CONTROLLER;
      case NOTICE -> NOTICE;
      default -> SERVER;
    };
  }
}
