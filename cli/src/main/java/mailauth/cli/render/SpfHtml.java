package mailauth.cli.render;

import static mailauth.cli.render.Html.element;
import static mailauth.cli.render.Html.escape;

import java.util.List;
import mailauth.core.ip.IpAddress.Family;
import mailauth.core.ip.IpSet;
import mailauth.core.plan.SpfImpact;
import mailauth.core.plan.SpfNode;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.authorization.ShareText;

/**
 * What a new SPF record gives and takes, drawn: a bar is as long as the addresses are many, each
 * doubling a step; and the record's tree beside its budget of lookups.
 */
final class SpfHtml {
  private static final int IPV4_BITS = 32;

  /** Of IPv6, whole subscriber networks count and not addresses, or all bars would be full. */
  private static final int IPV6_HOST_BITS = 64;

  private static final int FULL = 100;

  private final StringBuilder out = new StringBuilder();

  private SpfHtml() {}

  static String of(SpfImpact impact) {
    var html = new SpfHtml();
    if (!impact.authorized().isEmpty() || !impact.deauthorized().isEmpty()) {
      html.out.append("<table class=\"shares\">\n");
      impact.authorized().forEach(share -> html.bar("gain", "+", share));
      impact.deauthorized().forEach(share -> html.bar("loss", "-", share));
      html.out.append("</table>\n");
    }
    html.tree(impact);
    return html.out.toString();
  }

  private void bar(String type, String sign, SpfImpact.Share share) {
    out.append(
        """
        <tr class="%s"><th scope="row">%s %s</th><td><svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="%d" height="10"/></svg></td><td>%s</td></tr>
        """
            .formatted(
                type,
                sign,
                escape(share.owner()),
                length(share.addresses()),
                escape(ShareText.count(share.addresses()))));
  }

  private static int length(IpSet addresses) {
    double four = addresses.only(Family.IPV4).size().bitLength() / (double) (IPV4_BITS + 1);
    double six =
        addresses.only(Family.IPV6).size().shiftRight(IPV6_HOST_BITS).bitLength()
            / (double) (IPV6_HOST_BITS + 1);
    return (int) Math.max(2, Math.round(Math.max(four, six) * FULL));
  }

  private void tree(SpfImpact impact) {
    out.append("<details class=\"tree\"><summary>")
        .append(budget(impact.lookups()))
        .append(
            escape(" SPF tree: %d of %d lookups".formatted(impact.lookups(), SpfLimits.LOOKUPS)))
        .append("</summary>\n");
    nodes(impact.tree());
    out.append("</details>\n");
  }

  private static String budget(int lookups) {
    var slots = new StringBuilder();
    for (int slot = 0; slot < Math.max(SpfLimits.LOOKUPS, lookups); slot++) {
      var type = slot >= lookups ? "free" : slot < SpfLimits.LOOKUPS ? "used" : "over";
      slots.append(
          "<rect class=\"%s\" x=\"%d\" y=\"1\" width=\"8\" height=\"8\"/>"
              .formatted(type, slot * 10 + 1));
    }
    return "<svg class=\"budget\" viewBox=\"0 0 %d 10\" aria-hidden=\"true\">%s</svg>"
        .formatted(Math.max(SpfLimits.LOOKUPS, lookups) * 10, slots);
  }

  private void nodes(List<SpfNode> nodes) {
    out.append("<ul>\n");
    for (var node : nodes) {
      out.append("<li>").append(element("code", "term", node.term()));
      if (node.lookups() > 0) {
        out.append(' ').append(element("span", "about", lookups(node.lookups())));
      }
      if (!node.nodes().isEmpty()) {
        nodes(node.nodes());
      }
      out.append("</li>\n");
    }
    out.append("</ul>\n");
  }

  private static String lookups(int count) {
    return Phrases.count(count, "lookup", "lookups");
  }
}
