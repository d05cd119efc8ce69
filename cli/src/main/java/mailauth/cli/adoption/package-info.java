/** Where {@code mailauth import} finds what stands, and where it writes what declares it. */
@NullMarked
package mailauth.cli.adoption;

import org.jspecify.annotations.NullMarked;
