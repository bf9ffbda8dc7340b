package dev.intact.refunds;

import dev.intact.refunds.NewRefund.Way;
import dev.intact.refunds.NewRefund.Way.ByAmount;
import dev.intact.refunds.NewRefund.Way.ByLines;
import dev.intact.refunds.NewRefund.Way.InFull;
import dev.intact.refunds.RefundRequest.LineRequest;
import dev.intact.shared.Call;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import dev.intact.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Checks refunds, and hands them to the store. */
@ApplicationScoped
public class RefundService {
    private static final String INVALID = "invalid-refund-amount";
    private static final int MOST_LINES = 50;
    private static final int MOST_PIECES = 10_000;
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_REFERENCE = 128;

    private final RefundStore store;

    RefundService(RefundStore store) {
        this.store = store;
    }

    public RecordRefundResult record(Call call, UUID orderId, RefundRequest request) {
        var checks = new Checks();
        var way = way(checks, request);
        if (request.restock() != null && request.amount() != null) {
            checks.fail("/restock", Checks.INVALID_REQUEST, "goes with lines or full: an amount has no pieces");
        }
        var expectedRefunded = Optional.ofNullable(request.expectedRefunded())
                .map(expected -> checks.amount("/expectedRefunded", "invalid-amount", expected, 0));
        checks.prose("/reason", request.reason(), LONGEST_REASON);
        checks.optionalText("/reference", request.reference(), LONGEST_REFERENCE);
        var metadata = checks.metadata(request.metadata());
        checks.done();
        return store.recordRefund(new NewRefund(
                call,
                Ids.next(),
                Ids.next(),
                orderId,
                way,
                Boolean.TRUE.equals(request.restock()),
                expectedRefunded,
                request.reason(),
                request.reference(),
                metadata));
    }

    public Optional<Refund> find(UUID id) {
        return store.find(id);
    }

    public Optional<Page<Refund>> refundsOf(UUID orderId, Page.Request page) {
        return store.refundsOf(orderId, page);
    }

    /** A stand-in where the checks fail. */
    private static Way way(Checks checks, RefundRequest request) {
        var isFull = Boolean.TRUE.equals(request.full());
        var named = Stream.of(request.amount() != null, request.lines() != null, isFull)
                .filter(given -> given)
                .count();
        if (named != 1) {
            checks.fail("", INVALID, "must have exactly one of amount, lines and full: true");
            return new InFull();
        }
        if (isFull) {
            return new InFull();
        }
        return request.amount() != null
                ? new ByAmount(checks.amount("/amount", INVALID, request.amount(), 1))
                : byLines(checks, request.lines());
    }

    private static ByLines byLines(Checks checks, List<LineRequest> lines) {
        var units = new TreeMap<Integer, Integer>();
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            checks.fail("/lines", INVALID, "must have 1 to " + MOST_LINES + " lines");
            return new ByLines(units);
        }
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line == null) {
                checks.fail("/lines/" + i, INVALID, "must be a line with its quantity");
                continue;
            }
            var number = checks.number("/lines/" + i + "/line", INVALID, line.line(), 1, Integer.MAX_VALUE);
            var quantity =
                    checks.number("/lines/" + i + "/quantity", "invalid-quantity", line.quantity(), 1, MOST_PIECES);
            units.merge(number, quantity, Integer::sum);
        }
        return new ByLines(units);
    }
}
