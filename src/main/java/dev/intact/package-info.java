/**
 * Orders, refunds and teams that are never half-written.
 *
 * <pre>
 * HTTP -> XResource -> XService -> XStore (interface)  <- postgres.PostgresXStore   one guarded write, one round trip
 *         JSON,        validates,  Javadoc = contract  <- dynamodb.DynamoXStore     one TransactWriteItems
 *         one switch   gives id    sealed result
 *         on result    and time
 * </pre>
 *
 * <p>It never turns back: a resource calls one service method, that calls one store method, that writes once. No service
 * publishes, no store calls a store, no store validates, no caller sees a table, a row or an item. A rule about the input
 * alone lives in the service; a rule about what is stored is a guard inside the write.
 *
 * <p>Start in {@code orders/}: {@code OrderResource}, {@code OrderService}, {@code OrderStore}, {@code NewOrder}, {@code
 * Order} and {@code CreateOrderResult} show how every workflow works. Then {@code postgres.PostgresOrderStore}, and
 * {@code postgres.SqlWrite} beneath it; and their twins, {@code dynamodb.DynamoOrderStore} and {@code
 * dynamodb.AtomicWrite}.
 *
 * <ul>
 *   <li>{@code stock orders refunds cancellations ledger users teams accounts slots}: the features, each with its resource,
 *       service, store and results
 *   <li>{@code sweeper}: writes down what time has ended
 *   <li>{@code events}: what every workflow records, and the feed that tells it
 *   <li>{@code integrity}: the rules that stored data can break
 *   <li>{@code shared}: what all features speak: {@code Call}, {@code Answer}, {@code Checks}, {@code Json}
 *   <li>{@code http security config}: problems, keys, settings
 *   <li>{@code postgres}: the one place that knows SQL; nobody imports it
 *   <li>{@code dynamodb}: the one place that knows DynamoDB; nobody imports it
 *   <li>{@code Wiring}: the one class that knows that there is a choice
 * </ul>
 */
package dev.intact;
