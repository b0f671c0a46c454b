package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.hold.Placement;
import java.io.PrintWriter;

/** Says where an order to place or release a hold has been carried out. */
final class PlacementReport {
    private PlacementReport() {}

    /** {@code state} is the word for a target where it is carried out. */
    static Exit show(Lethe lethe, Placement placement, String state) {
        lethe.show(json(placement, state), out -> print(out, placement, state));
        return placement.everywhere() ? Exit.DONE : Exit.FAILED;
    }

    private static void print(PrintWriter out, Placement placement, String state) {
        out.println("hold " + placement.hold());
        placement.reached().forEach(target -> out.println(target + ": " + state));
        placement.waiting().forEach((target, why) -> out.println(target + ": not yet " + state + " (" + why + ")"));
        if (!placement.everywhere()) {
            out.println("The order is registered. Those targets are not cleaned until they have carried it out.");
        }
    }

    private static Json json(Placement placement, String state) {
        Json waiting = Json.object();
        placement.waiting().forEach((target, why) -> waiting.put(target.name(), why));
        return Json.document("hold")
                .put("hold", placement.hold())
                .put("state", placement.everywhere() ? state : "ordered")
                .put("reached", placement.reached())
                .put("waiting", waiting);
    }
}
