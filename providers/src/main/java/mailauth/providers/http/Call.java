package mailauth.providers.http;

import java.util.function.Function;

/**
 * One remote call.
 *
 * @param action what it does, for sentences that begin with the host: "could not " and this
 * @param answer reads a successful answer; may throw {@link IllegalArgumentException}, as reading
 *     JSON does
 */
public record Call<T>(String action, Request request, Function<Response, T> answer) {

  /** A call whose answer says nothing but that it worked. */
  public static Call<Boolean> plain(String action, Request request) {
    return new Call<>(action, request, answer -> answer.isSuccess());
  }
}
