package mailauth.core.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Changes one file's text and reads it again. */
final class Editing {
  private final String file;
  private final byte[] octets;

  Editing(String file, byte[] octets) {
    this.file = file;
    this.octets = octets;
  }

  YamlEdit.Result apply(YamlEdit edit) {
    if (!(Yaml.parse(file, octets) instanceof Parsed.Document(var before))) {
      return refused(edit, "the file cannot be read as it is");
    }
    int mark = hasMark() ? 3 : 0;
    var text = new String(octets, mark, octets.length - mark, StandardCharsets.UTF_8);
    try {
      var changed = new Surgery(text).operate(edit).getBytes(StandardCharsets.UTF_8);
      var whole = Arrays.copyOf(octets, mark + changed.length);
      System.arraycopy(changed, 0, whole, mark, changed.length);
      boolean asMeant =
          Yaml.parse(file, whole) instanceof Parsed.Document(var after)
              && Meaning.of(after).equals(Meaning.of(before, edit));
      return asMeant
          ? new YamlEdit.Result.Edited(whole)
          : refused(edit, "the file is laid out in a way that is not edited here");
    } catch (Unable e) {
      return refused(edit, String.valueOf(e.getMessage()));
    }
  }

  private boolean hasMark() {
    return octets.length > 2
        && (octets[0] & 0xff) == 0xEF
        && (octets[1] & 0xff) == 0xBB
        && (octets[2] & 0xff) == 0xBF;
  }

  private YamlEdit.Result refused(YamlEdit edit, String why) {
    var path = String.join(" > ", edit.path());
    return new YamlEdit.Result.Refused(
        switch (edit) {
          case YamlEdit.Set set ->
              "%s: %s; write %s there by hand: %s"
                  .formatted(file, why, path, set.value().written());
          case YamlEdit.Add add ->
              "%s: %s; add to %s by hand: %s".formatted(file, why, path, add.item().written());
          case YamlEdit.Insert insert -> "%s: %s; add %s by hand".formatted(file, why, path);
          case YamlEdit.Remove remove -> "%s: %s; take %s out by hand".formatted(file, why, path);
        });
  }

  /** Why a change cannot be made. */
  static final class Unable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unable(String why) {
      super(why);
    }
  }
}
