package de.hilfeplan.engine;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets only those command the engine over gRPC who know the secret of this start. */
public final class SecretInterceptor implements ServerInterceptor {
  private static final Metadata.Key<String> KEY =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private final byte[] wanted = bytes(System.getenv("HILFEPLAN_ENGINE_SECRET"));

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String given = headers.get(KEY);
    if (given != null && MessageDigest.isEqual(wanted, bytes(given))) return next.startCall(call, headers);
    call.close(Status.UNAUTHENTICATED.withDescription("the secret is missing"), new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
