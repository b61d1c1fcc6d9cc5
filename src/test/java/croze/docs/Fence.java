package croze.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a document: its language, what stands behind the language, the line it opens
 * on, and its text.
 */
record Fence(String language, String argument, int line, String text) {
  private static final Pattern OPENING = Pattern.compile("\\s*```([a-z]*) ?(\\S*)");

  static List<Fence> of(List<String> document) {
    List<Fence> fences = new ArrayList<>();
    for (int i = 0; i < document.size(); i++) {
      Matcher opening = OPENING.matcher(document.get(i));
      if (opening.matches()) {
        int line = i + 1;
        String indent = document.get(i).substring(0, document.get(i).indexOf('`'));
        StringBuilder text = new StringBuilder();
        while (!document.get(++i).strip().equals("```")) {
          text.append(document.get(i).replaceFirst("^" + indent, "")).append('\n');
        }
        fences.add(new Fence(opening.group(1), opening.group(2), line, text.toString()));
      }
    }
    return fences;
  }

  /** Its command lines: a line that ends in a backslash goes on in the next. */
  List<String> commands() {
    return text.replace("\\\n", " ").lines().filter(line -> !line.isBlank()).toList();
  }
}
