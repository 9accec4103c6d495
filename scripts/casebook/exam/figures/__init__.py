"""What exams say of their items, forms and markers: values in, figures out, each with the n that it rests on."""
