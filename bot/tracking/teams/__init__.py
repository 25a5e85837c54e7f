"""Teams: who belongs to one, who leads it, what each member lets the leads see, and who looked."""
