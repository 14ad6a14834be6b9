"""The picture with its faces numbered, small pictures of saved faces, and sheets of those."""
