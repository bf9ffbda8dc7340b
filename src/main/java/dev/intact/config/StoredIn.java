package dev.intact.config;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Which database a store keeps things in. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface StoredIn {
    Backend value();

    /** The qualifier as a value, to pick by. */
    final class Literal extends AnnotationLiteral<StoredIn> implements StoredIn {
        private final transient Backend backend;

        public Literal(Backend backend) {
            this.backend = backend;
        }

        @Override
        public Backend value() {
            return backend;
        }
    }
}
