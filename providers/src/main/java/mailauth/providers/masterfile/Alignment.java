package mailauth.providers.masterfile;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.Rdata;
import org.jspecify.annotations.Nullable;

/** How the records that stand become those that are wanted, with as few changed as possible. */
final class Alignment {

  /** A step; with both sides the old record becomes the new, with one it goes or comes. */
  record Step(@Nullable ResourceRecord old, @Nullable Rdata wanted) {}

  private final List<ResourceRecord> old;
  private final List<Rdata> wanted;
  private final int[][] common;

  private Alignment(List<ResourceRecord> old, List<Rdata> wanted) {
    this.old = old;
    this.wanted = wanted;
    this.common = new int[old.size() + 1][wanted.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = wanted.size() - 1; j >= 0; j--) {
        common[i][j] =
            same(i, j) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
  }

  static List<Step> of(List<ResourceRecord> old, List<Rdata> wanted) {
    return new Alignment(old, wanted).steps();
  }

  private List<Step> steps() {
    var steps = new ArrayList<Step>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < wanted.size()) {
      int fromI = i;
      int fromJ = j;
      while (i < old.size() && j < wanted.size() && !same(i, j)) {
        if (common[i + 1][j] >= common[i][j + 1]) {
          i++;
        } else {
          j++;
        }
      }
      boolean meets = i < old.size() && j < wanted.size();
      gap(fromI, meets ? i : old.size(), fromJ, meets ? j : wanted.size(), steps);
      if (!meets) {
        break;
      }
      steps.add(new Step(old.get(i++), wanted.get(j++)));
    }
    return steps;
  }

  private void gap(int fromOld, int toOld, int fromWanted, int toWanted, List<Step> steps) {
    for (int k = 0; k < Math.max(toOld - fromOld, toWanted - fromWanted); k++) {
      steps.add(
          new Step(
              fromOld + k < toOld ? old.get(fromOld + k) : null,
              fromWanted + k < toWanted ? wanted.get(fromWanted + k) : null));
    }
  }

  private boolean same(int i, int j) {
    return old.get(i).rdata().filter(wanted.get(j)::equals).isPresent();
  }
}
