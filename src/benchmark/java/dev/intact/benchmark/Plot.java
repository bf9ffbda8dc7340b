package dev.intact.benchmark;

import java.util.List;

/** Bars, as SVG. */
final class Plot {
    private static final int LABELS = 220;
    private static final int BARS = 480;
    private static final int ROW = 26;
    private static final int MARGIN = 90;
    private static final int TOP = 34;

    private Plot() {}

    record Bar(String label, double value) {}

    static String bars(String title, List<Bar> bars) {
        var most = bars.stream()
                .mapToDouble(Bar::value)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(1);
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                .formatted(LABELS + BARS + MARGIN, TOP + ROW * bars.size() + ROW));
        svg.append(" font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        svg.append(text(LABELS, ROW - 6, "start", title));
        for (var i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            var y = TOP + ROW * i;
            var width = Double.isNaN(bar.value()) ? 0 : Math.round(bar.value() / Math.max(most, 1e-9) * BARS);
            svg.append(text(LABELS - 8, y + 16, "end", bar.label()));
            svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#3b6ea5\"/>\n"
                    .formatted(LABELS, y + 3, width, ROW - 8));
            svg.append(text((int) (LABELS + width + 6), y + 16, "start", "%.4g".formatted(bar.value())));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String text(int x, int y, String anchor, String text) {
        return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n"
                .formatted(x, y, anchor, text.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
