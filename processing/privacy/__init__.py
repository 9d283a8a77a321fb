"""Personal data in what people wrote: found and shown, never changed by itself."""
