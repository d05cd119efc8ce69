package mailauth.core.spf.audit;

import java.util.List;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Findings;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.authorization.Memo;
import mailauth.core.spf.authorization.SpfTree;

/**
 * A name's SPF, followed through all it includes.
 *
 * @param tree of what stands there
 * @param findings the record's own as {@code lint spf} has them, and those that take DNS to see;
 *     places are those in the record, or 0
 */
public record SpfAudit(SpfTree tree, List<Finding> findings) {
  public SpfAudit {
    findings = List.copyOf(findings);
  }

  /** Audits a name. Asks DNS each question once. */
  public static SpfAudit of(Name name, SpfContext context, Dns dns) {
    var memo = new Memo(dns);
    var answer = memo.query(name, RecordType.TXT);
    var tree = SpfTree.published(name, memo);
    var findings = new Findings();
    new PublicationAudit(name, context, memo, findings).add(answer);
    if (tree.policy() instanceof PublishedSpf.One one) {
      new RecordAudit(name, context, findings).add(one);
      new TreeAudit(tree, memo, findings).add();
      new SenderAudit(name, context, memo, findings).add(tree);
    }
    return new SpfAudit(tree, findings.list());
  }
}
