package dev.hapax.killmatrix;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.RequestHeader;

/** Stands between workers and their broker, reads what they say, and stops what a snare waits for. */
final class KafkaProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final List<Snare> snares = new CopyOnWriteArrayList<>();
    private volatile int target;

    KafkaProxy() throws IOException {
        listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Where the broker listens. */
    void leadsTo(int port) {
        target = port;
    }

    void arm(Snare snare) {
        snares.add(snare);
    }

    void disarm(Snare snare) {
        snares.remove(snare);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                daemon(() -> connect(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
            Map<Integer, Snare> awaited = new ConcurrentHashMap<>();
            daemon(() -> pump(client, broker, frame -> caught(frame, awaited)));
            pump(
                    broker,
                    client,
                    frame -> Optional.ofNullable(
                            awaited.get(ByteBuffer.wrap(frame).getInt())));
        } catch (IOException brokerIsDown) {
            close(client);
        }
    }

    private interface Look {
        /** The snare that this message does not get past. */
        Optional<Snare> at(byte[] frame);
    }

    private void pump(Socket from, Socket to, Look look) {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            DataOutputStream out = new DataOutputStream(to.getOutputStream());
            while (true) {
                byte[] frame = new byte[in.readInt()];
                in.readFully(frame);
                Optional<Snare> snare = look.at(frame);
                if (snare.isPresent()) {
                    snares.remove(snare.get());
                    snare.get().sprung().complete(null);
                    if (snare.get().fate() == Snare.Fate.HELD) {
                        if (snare.get().reply()) {
                            awaitEnd(to);
                        } else {
                            swallow(from);
                        }
                    }
                    return;
                }
                out.writeInt(frame.length);
                out.write(frame);
                out.flush();
            }
        } catch (IOException e) {
            // the connection ended
        }
    }

    /** Until the client is gone, whose requests another thread reads. */
    private static void awaitEnd(Socket client) {
        try {
            while (!client.isClosed()) {
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the client is gone; of what it still says nothing arrives. */
    private static void swallow(Socket client) throws IOException {
        byte[] said = new byte[4096];
        while (client.getInputStream().read(said) >= 0) {
            // dropped
        }
    }

    private Optional<Snare> caught(byte[] frame, Map<Integer, Snare> awaited) {
        if (snares.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(frame);
        // The first request of a connection can be of a version that only its answer explains.
        if (buffer.getShort(0) == ApiKeys.API_VERSIONS.id) {
            return Optional.empty();
        }
        RequestHeader header = RequestHeader.parse(buffer);
        AbstractRequest request = AbstractRequest.parseRequest(
                        header.apiKey(), header.apiVersion(), new ByteBufferAccessor(buffer))
                .request;
        for (Snare snare : snares) {
            if (snare.catches(header.clientId(), request)) {
                if (!snare.reply()) {
                    return Optional.of(snare);
                }
                awaited.put(header.correlationId(), snare);
            }
        }
        return Optional.empty();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "kafka-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
