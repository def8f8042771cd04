"""What those who answer for the force decide: samples, figures, the yearly return, providers and rules to come."""
