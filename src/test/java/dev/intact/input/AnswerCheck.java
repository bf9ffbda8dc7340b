package dev.intact.input;

import dev.intact.input.Wire.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an answer must be, whatever was asked: as the document describes it. */
record AnswerCheck(ApiDescription api) {
    /**
     * @param otherStatus that is right though the operation does not document it
     * @return all that is wrong
     */
    List<String> wrong(Operation operation, Answer answer, int otherStatus) {
        var wrong = new ArrayList<String>();
        if (!operation.statuses().contains(answer.status()) && answer.status() != otherStatus) {
            wrong.add("is not a status of the operation");
        }
        if (answer.status() >= 400) {
            wrong.addAll(api.violations("Problem", answer.body()));
            if (!answer.header("content-type").startsWith("application/problem+json")) {
                wrong.add("is no problem");
            }
            return wrong;
        }
        var schema = operation.answers().getOrDefault(answer.status(), Optional.empty());
        schema.ifPresent(name -> wrong.addAll(api.violations(name, answer.body())));
        if (schema.isEmpty() && !answer.body().isEmpty()) {
            wrong.add("has a body that is not described");
        }
        return wrong;
    }
}
