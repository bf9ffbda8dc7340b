package dev.intact.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.dynamodb.Lists.Source;
import dev.intact.shared.Ids;
import dev.intact.shared.Page;
import dev.intact.shared.Pauses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A list in which nearly nothing is told: looked through further than the page is long, but not without end. */
class ListsTest {
    private static final String CUSTOMER = "CUSTOMER#of-many";
    private static final int MOST_LOOKED_AT = 1000;
    private static final int MOST_PUTS = 25;

    @AutoClose
    private final DynamoTable table = new DynamoTable();

    private final Lists lists = new Lists(table.table(Pauses.DEADLINE));
    /** In the order in which they are made, which is that of their ids. */
    private final List<UUID> ids =
            Stream.generate(Ids::next).limit(MOST_LOOKED_AT + 200).toList();

    @BeforeEach
    void fill() {
        for (var from = 0; from < ids.size(); from += MOST_PUTS) {
            var puts = ids.subList(from, from + MOST_PUTS).stream()
                    .map(id -> Item.of(Keys.order(id), "entry of a list")
                            .with(Lists.GROUPS.list(), CUSTOMER)
                            .with(Lists.POSITION, id.toString()))
                    .map(item -> WriteRequest.builder()
                            .putRequest(put -> put.item(item.values()))
                            .build())
                    .toList();
            table.client().batchWriteItem(batch -> batch.requestItems(Map.of(table.name(), puts)));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .until(() -> !page(Page.Request.START, ids.getLast()).items().isEmpty());
    }

    private Page<UUID> page(String after, UUID... told) {
        var source =
                Source.ofIds(Lists.GROUPS, List.of(CUSTOMER), Keys::order, item -> Optional.of(item.get(Lists.POSITION))
                        .map(UUID::fromString)
                        .filter(List.of(told)::contains));
        return lists.sifted(source, new Page.Request(after, 2), id -> id);
    }

    @Test
    void tells_a_page_as_soon_as_it_is_full_and_goes_on_behind_it() {
        var first = page(Page.Request.START, ids.get(1100), ids.get(900), ids.get(850));
        var second = page(first.nextCursor(), ids.get(1100), ids.get(900), ids.get(850));

        assertThat(first.items()).containsExactly(ids.get(1100), ids.get(900));
        assertThat(second).isEqualTo(new Page<>(List.of(ids.get(850)), null));
    }

    @Test
    void tells_an_empty_page_with_a_cursor_rather_than_look_without_end() {
        table.proxy().reset();
        var first = page(Page.Request.START, ids.get(100), ids.get(7));

        assertThat(first.items()).isEmpty();
        assertThat(table.proxy().requests("Query")).isLessThanOrEqualTo(MOST_LOOKED_AT / Page.MOST);
        assertThat(page(first.nextCursor(), ids.get(100), ids.get(7)))
                .isEqualTo(new Page<>(List.of(ids.get(100), ids.get(7)), null));
    }
}
