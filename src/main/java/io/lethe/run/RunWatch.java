package io.lethe.run;

/** Who may stop a run, and who is told about it. */
record RunWatch(StopSignal stop, RunObserver observer) {}
