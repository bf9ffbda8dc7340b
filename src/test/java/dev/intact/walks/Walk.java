package dev.intact.walks;

import dev.intact.orders.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One walk, with the model and with a shop side by side. */
final class Walk {
    private static final Duration POLL = Duration.ofMillis(10);

    private final long seed;
    private final Disturbed disturbed;
    private final Scope scope;
    private final Tally tally;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final ModelShop model = new ModelShop();
    private final Shop shop;
    private final Duration listsLag;
    private final Names modelNames;
    private final Names shopNames;
    private final List<String> story = new ArrayList<>();

    Walk(long seed, Shop shop, Disturbed disturbed, Scope scope, Tally tally) {
        this.seed = seed;
        this.disturbed = disturbed;
        this.shop = shop;
        this.listsLag = disturbed.listsLag();
        this.scope = scope;
        this.tally = tally;
        this.modelNames = new Names(scope);
        this.shopNames = new Names(scope);
    }

    ModelShop model() {
        return model;
    }

    /** @throws Difference what the shop says is not what the model says */
    void walk(List<Step> steps) {
        try {
            steps.forEach(this::take);
            compareWhatStays();
        } catch (RuntimeException e) {
            // Whatever it is, the story leads to it.
            throw new Difference("a call that did not return", "an answer", e + ", " + e.getCause(), story, e);
        }
    }

    private void take(Step step) {
        story.add(line(step));
        var call = step.call(start);
        var expected = model.answer(call, step.command());
        var actual = disturbed.disturbing(Dice.of(seed, step.number()), tally, () -> shop.answer(call, step.command()));
        modelNames.learn(step, expected);
        shopNames.learn(step, actual);
        tally.count(actual);
        story.set(story.size() - 1, line(step) + " -> " + actual.getClass().getSimpleName());
        same("step " + step.number(), modelNames.tell(expected), shopNames.tell(actual));
    }

    private void compareWhatStays() {
        for (var order : model.names()) {
            compare("the end, " + order, either -> either.order(order));
        }
        for (var sku : Requests.SKUS) {
            compare("the end, stock of " + sku, either -> either.stock(scope.name(sku)));
        }
        for (var customer : Requests.CUSTOMERS) {
            compareList(customer, null);
            model.statuses().forEach(status -> compareList(customer, status));
        }
    }

    private void compareList(String customer, OrderStatus status) {
        Function<Shop, Object> list = either -> either.ordersOf(scope.name(customer), status);
        var expected = modelNames.tell(list.apply(model));
        var told = new AtomicReference<>(shopNames.tell(list.apply(shop)));
        if (!told.get().equals(expected) && !listsLag.isZero()) {
            await(() ->
                    told.updateAndGet(any -> shopNames.tell(list.apply(shop))).equals(expected));
        }
        same("the end, orders of " + customer + ", status " + status, expected, told.get());
    }

    /** For no longer than lists may lag. */
    private void await(Callable<Boolean> isListed) {
        try {
            Awaitility.await().pollInterval(POLL).atMost(listsLag).until(isListed);
        } catch (ConditionTimeoutException e) {
            story.add("then waited for lists: " + e.getMessage());
        }
    }

    private void compare(String where, Function<Shop, Object> look) {
        same(where, modelNames.tell(look.apply(model)), shopNames.tell(look.apply(shop)));
    }

    private void same(String where, String expected, String actual) {
        if (!actual.equals(expected)) {
            throw new Difference(where, expected, actual, story, null);
        }
    }

    /** Without what was left out. */
    private String line(Step step) {
        var allowed = step.ifMatch().isEmpty() ? "" : " if-match " + step.ifMatch();
        var line = step.number() + ". " + step.command() + allowed + ", " + step.key();
        return scope.plain(line).replaceAll("\\w+=null(, )?", "").replace(", ]", "]");
    }
}
