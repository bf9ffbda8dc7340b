package dev.intact.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A server, the service beside it, and the same service behind a network; filled with what the arms act upon. */
final class Scene implements AutoCloseable {
    private final Path folder;
    private final Path jar;
    private final Server server;
    private final Line line;
    private final AtomicLong nextUser = new AtomicLong();
    private Service near;
    private Texts texts;
    private Service far;

    private Scene(Options options, String name) {
        this.jar = options.service().resolve("quarkus-run.jar");
        this.folder = Folders.newIn(options.run(), name);
        this.server = new Server(data());
        this.line = new Line(server.port());
    }

    static Scene in(Options options, String name) {
        var scene = new Scene(options, name);
        try {
            scene.begin();
            return scene;
        } catch (RuntimeException e) {
            scene.close();
            throw e;
        }
    }

    private void begin() {
        near = Service.on(jar, folder.resolve("near"), server.port(), server.password());
        fill();
        texts = Texts.from(this);
        settle();
    }

    private void fill() {
        server.execute(Resource.text("sql/scenery.sql")
                .replace("@ORDERS", Integer.toString(Scenery.ORDERS))
                .replace("@SKUS", Integer.toString(Scenery.SKUS)));
    }

    /** More orders of 3 items, placed long ago. */
    void fillOrders(long count) {
        server.execute(Resource.text("sql/orders.sql")
                .replace("@COUNT", Long.toString(count))
                .replace("@BODY", "'" + texts.order(Workflow.ORDER_3).body() + "'")
                .replace("@WAS", "'" + texts.order(Workflow.ORDER_3).was() + "'"));
    }

    /** As it is some time after so much was written. */
    void settle() {
        server.execute("vacuum analyze");
        server.execute("checkpoint");
    }

    /** @return the first of so many users who have had no trial */
    long newUsers(long count) {
        var first = nextUser.getAndAdd(count);
        server.execute(Resource.text("sql/users.sql")
                .replace("@FIRST", Long.toString(first))
                .replace("@COUNT", Long.toString(count)));
        return first;
    }

    /** Whether no rule is broken after a round; otherwise it is said that this one does not count. */
    boolean isSoundAfter(int round) {
        var broken = near.violations();
        if (!broken.isEmpty()) {
            System.out.println("round " + round + " does not count: it broke " + broken);
        }
        return broken.isEmpty();
    }

    Server server() {
        return server;
    }

    Line line() {
        return line;
    }

    Service near() {
        return near;
    }

    Texts texts() {
        return texts;
    }

    Path folder() {
        return folder;
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Where client and server are in one machine. */
    Place here() {
        return new Place(this, near, server.port());
    }

    /** @param roundTrip a ping to the server */
    Place behind(Duration roundTrip) {
        if (far == null) {
            far = Service.on(jar, folder.resolve("far"), line.port(), server.password());
        }
        line.delay(roundTrip);
        return new Place(this, far, line.port());
    }

    /** Where a client stands: which service it calls, and where it finds the server. */
    record Place(Scene scene, Service service, int serverPort) {}

    /** Keeps the logs; data of millions of orders goes. */
    @Override
    public void close() {
        Stream.of(far, near, line, server).filter(Objects::nonNull).forEach(Scene::close);
        Folders.delete(data());
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            System.out.println("left running: " + one + ", " + e);
        }
    }
}
