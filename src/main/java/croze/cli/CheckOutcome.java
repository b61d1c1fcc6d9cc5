package croze.cli;

import croze.report.compare.Difference;
import java.util.List;

/**
 * What a check found.
 *
 * @param architectures how many were scored again, which may be fewer than were asked for
 */
record CheckOutcome(List<Difference> differences, int architectures) {}
