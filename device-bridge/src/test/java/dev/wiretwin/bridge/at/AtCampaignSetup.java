package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.virtual.at.AtGeneration;

/** Which module a campaign has, and how the driver uses it. */
enum AtCampaignSetup {
  ESP_2(AtGeneration.ESP_2, 460_800, 460_800, false),

  /** What it pushes nobody has asked for, so nothing tells where it ends and what is missing. */
  ESP_2_PUSHING(AtGeneration.ESP_2, 460_800, 460_800, true),

  /** With a faster rate, which a module that starts anew has forgotten. */
  ESP_2_FAST(AtGeneration.ESP_2, 115_200, 921_600, false),

  /** It waits for data until it has it: what looks for it is sent then, before that is noticed. */
  NONOS_1_7(AtGeneration.NONOS_1_7, 115_200, 115_200, false),
  ESP_5(AtGeneration.ESP_5, 115_200, 115_200, false);

  private final AtGeneration generation;
  private final AtSettings settings;

  AtCampaignSetup(AtGeneration generation, int baud, int fastBaud, boolean pushed) {
    this.generation = generation;
    settings = AtSettings.DEFAULT.withBaud(baud, fastBaud).withPushed(pushed);
  }

  /** As {@link AtFault#mayAlter}, whatever goes wrong. */
  boolean mayAlter() {
    return this == ESP_2_PUSHING || this == NONOS_1_7;
  }

  AtGeneration generation() {
    return generation;
  }

  AtSettings settings() {
    return settings;
  }
}
