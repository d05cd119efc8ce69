/** Example DNS, a host that does not exist, as one of mailauth's providers. */
@NullMarked
package com.example.dns;

import org.jspecify.annotations.NullMarked;
