"""Files in shapes that people have, made here: what each must give, whatever its kind."""
