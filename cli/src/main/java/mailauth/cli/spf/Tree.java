package mailauth.cli.spf;

import java.util.List;
import mailauth.cli.render.Style;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.json.JsonObject;
import mailauth.core.spf.AnswerSize;
import mailauth.core.spf.TargetName;
import mailauth.core.spf.authorization.SpfTree;

/**
 * The include tree of a domain.
 *
 * @param dns that answered the tree's questions, and remembers the answers
 */
public record Tree(SpfTree root, Dns dns) implements Result {

  /** The tree of what stands at a name. */
  public static Tree of(Name domain, Dns dns) {
    return new Tree(SpfTree.published(domain, dns), dns);
  }

  @Override
  public String text(Style style) {
    return new TreeText(this, style).draw();
  }

  @Override
  public String json() {
    return JsonObject.write(new TreeJson(this).members());
  }

  /** The octets of the answer that holds a record of this tree, whatever else stands there. */
  int answerOctets(SpfTree tree) {
    return TargetName.of(tree.domain()).map(name -> AnswerSize.octets(name, texts(name))).orElse(0);
  }

  private List<Txt> texts(Name name) {
    return dns.query(name, RecordType.TXT).records().stream()
        .filter(Txt.class::isInstance)
        .map(Txt.class::cast)
        .toList();
  }
}
