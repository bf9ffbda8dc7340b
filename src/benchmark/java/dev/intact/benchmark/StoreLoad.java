package dev.intact.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.intact.shared.Json;

/** The product's stores, called within the service, without HTTP. */
record StoreLoad() implements Load {
    @Override
    public Counts run(Scene.Place place, Task task) {
        var answer = place.service()
                .get("/v1/benchmark/store?workflow=" + task.workflow().code() + "&clients=" + task.clients()
                        + "&seconds=" + task.seconds() + "&firstUser=" + task.firstUser());
        try {
            return Json.read(answer, Counts.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not counts: " + answer, e);
        }
    }
}
