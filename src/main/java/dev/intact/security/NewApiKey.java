package dev.intact.security;

import dev.intact.events.Event;
import dev.intact.shared.Call;
import java.util.List;

/** A checked API key. @param hash SHA-256 of the key, in hexadecimal */
public record NewApiKey(Call call, ApiKey apiKey, String hash, List<Event> events) {}
