import dev.hapax.*;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.AbstractAsyncStub;
import io.grpc.stub.AbstractBlockingStub;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class Grpc {
    static MethodDescriptor<String, String> method(String name) {
        throw new UnsupportedOperationException(name);
    }

    /** As gRPC's compiler writes it. */
    static final class SeatsBlockingStub extends AbstractBlockingStub<SeatsBlockingStub> {
        private SeatsBlockingStub(Channel channel, CallOptions options) {
            super(channel, options);
        }

        @Override
        protected SeatsBlockingStub build(Channel channel, CallOptions options) {
            return new SeatsBlockingStub(channel, options);
        }

        String takeSeat(String request) {
            return ClientCalls.blockingUnaryCall(getChannel(), method("TakeSeat"), getCallOptions(), request);
        }

        String getSeat(String request) {
            return ClientCalls.blockingUnaryCall(getChannel(), method("GetSeat"), getCallOptions(), request);
        }

        String getawayCar(String request) {
            return ClientCalls.blockingUnaryCall(getChannel(), method("GetawayCar"), getCallOptions(), request);
        }
    }

    static final class SeatsStub extends AbstractAsyncStub<SeatsStub> {
        private SeatsStub(Channel channel, CallOptions options) {
            super(channel, options);
        }

        @Override
        protected SeatsStub build(Channel channel, CallOptions options) {
            return new SeatsStub(channel, options);
        }

        void takeSeat(String request, StreamObserver<String> answer) {
            ClientCalls.asyncUnaryCall(
                    getChannel().newCall(method("TakeSeat"), getCallOptions()), request, answer);
        }
    }

    static final class Printing implements StreamObserver<String> {
        @Override
        public void onNext(String answer) {
            System.out.println(answer);
        }

        @Override
        public void onError(Throwable failure) {
            System.out.println(failure);
        }

        @Override
        public void onCompleted() {}
    }

    record Booking(String id) {}

    static final class Awaited implements StreamObserver<String> {
        private final CountDownLatch done = new CountDownLatch(1);

        @Override
        public void onNext(String answer) {}

        @Override
        public void onError(Throwable failure) {
            done.countDown();
        }

        @Override
        public void onCompleted() {
            done.countDown();
        }
    }

    private final SeatsBlockingStub seats;
    private final SeatsStub later;

    Grpc(Channel channel) {
        seats = new SeatsBlockingStub(channel, CallOptions.DEFAULT);
        later = new SeatsStub(channel, CallOptions.DEFAULT);
    }

    @KafkaHandler(topics = "a", group = "g")
    void takes(String id) {
        seats.withDeadlineAfter(2, TimeUnit.SECONDS).takeSeat(id); // hapax: remote-call warning
    }

    @KafkaHandler(topics = "a2", group = "g")
    void aWordThatOnlyBeginsLikeReading(String id) {
        seats.getawayCar(id); // hapax: remote-call warning
    }

    @KafkaHandler(topics = "a3", group = "g")
    void looks(String id) {
        System.out.println(seats.getSeat(id));
    }

    @KafkaHandler(topics = "a4", group = "g")
    @Dedup(key = "id")
    void once(Booking booking) {
        seats.takeSeat(booking.id()); // hapax: check-then-act note
    }

    @KafkaHandler(topics = "a5", group = "g")
    void takesAndDoesNotWait(String id) {
        later.takeSeat(id, new Printing()); // hapax: remote-call warning
    }

    @KafkaHandler(topics = "a6", group = "g")
    void takesAndWaits(String id) throws InterruptedException {
        Awaited answer = new Awaited();
        later.takeSeat(id, answer); // hapax: remote-call warning
        answer.done.await();
    }
}
