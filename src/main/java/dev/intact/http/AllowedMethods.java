package dev.intact.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods each path answers. JAX-RS itself does not tell: it answers 405 without {@code Allow}. */
@Provider
@ApplicationScoped
public class AllowedMethods implements DynamicFeature {
    private final SortedMap<String, Set<String>> methodsByPath = new TreeMap<>();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var path = pathOf(resource.getResourceClass()) + pathOf(resource.getResourceMethod());
        var methods = methodsByPath.computeIfAbsent(path.replaceAll("\\{[^}]*}", "[^/]+"), any -> new TreeSet<>());
        Arrays.stream(resource.getResourceMethod().getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(method -> method != null)
                .forEach(method -> methods.add(method.value()));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
    }

    /** @return none where no method answers: there is no such path */
    Set<String> of(String path) {
        var methods = new TreeSet<String>();
        methodsByPath.forEach((template, its) -> {
            if (Pattern.matches(template, path)) {
                methods.addAll(its);
            }
        });
        return methods;
    }

    private static String pathOf(AnnotatedElement resource) {
        var path = resource.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
