package dev.hapax.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a driver in simple query mode and PostgreSQL, and lets the connection die at a commit: before the server
 * gets it, or after it answered.
 */
public final class DroppingProxy implements AutoCloseable {
    /** Where a connection dies. */
    public enum Drop {
        NOTHING,
        THE_COMMIT,
        THE_REPLY
    }

    private final ServerSocket listening;
    private final int target;
    private final AtomicReference<Drop> next = new AtomicReference<>(Drop.NOTHING);
    private final AtomicInteger dropped = new AtomicInteger();

    public DroppingProxy(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** The next commit that passes dies. */
    public void arm(Drop drop) {
        next.set(drop);
    }

    public int dropped() {
        return dropped.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                AtomicReference<Drop> here = new AtomicReference<>(Drop.NOTHING);
                daemon(() -> forth(client, server, here));
                daemon(() -> back(client, server, here));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void forth(Socket client, Socket server, AtomicReference<Drop> here) {
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] chunk = new byte[65536];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (holdsCommit(chunk, n)) {
                    here.set(next.getAndSet(Drop.NOTHING));
                }
                if (here.get() == Drop.THE_COMMIT) {
                    dropped.incrementAndGet();
                    return;
                }
                out.write(chunk, 0, n);
            }
        } catch (IOException e) {
            // the connection ended
        }
    }

    private void back(Socket client, Socket server, AtomicReference<Drop> here) {
        try (client;
                server) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] chunk = new byte[65536];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (here.get() == Drop.THE_REPLY) {
                    dropped.incrementAndGet();
                    return;
                }
                out.write(chunk, 0, n);
            }
        } catch (IOException e) {
            // the connection ended
        }
    }

    private static boolean holdsCommit(byte[] chunk, int length) {
        String text = new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
        return text.contains("COMMIT");
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "dropping-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
