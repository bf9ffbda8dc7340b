package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;

/** What can be asked for, by name. */
record Operations(Account account) {
    JsonNode run(String operation, JsonNode request) {
        return switch (operation) {
            case "CreateTable" -> new Tables(account).create(request);
            case "DescribeTable" -> new Tables(account).describe(request);
            case "DeleteTable" -> new Tables(account).delete(request);
            case "ListTables" -> new Tables(account).list(request);
            case "UpdateTimeToLive" -> new Tables(account).updateTimeToLive(request);
            case "DescribeTimeToLive" -> new Tables(account).describeTimeToLive(request);
            case "GetItem" -> new Reads(account).get(request);
            case "PutItem" -> new SingleWrites(account).put(request);
            case "UpdateItem" -> new SingleWrites(account).update(request);
            case "DeleteItem" -> new SingleWrites(account).delete(request);
            case "BatchGetItem" -> new Batches(account).get(request);
            case "BatchWriteItem" -> new Batches(account).write(request);
            case "Query" -> new Queries(account).query(request);
            case "Scan" -> new Queries(account).scan(request);
            case "TransactWriteItems" -> new TransactWrite(account).write(request);
            case "TransactGetItems" -> new Reads(account).transactGet(request);
            default -> throw WireError.notSupported("The operation " + operation);
        };
    }
}
